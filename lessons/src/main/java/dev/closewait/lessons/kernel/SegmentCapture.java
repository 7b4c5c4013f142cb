package dev.closewait.lessons.kernel;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Claim;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.PacketSocket;
import dev.closewait.lessons.socket.SegmentHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Holds the segments that a step claims against those that crossed the loopback device. */
final class SegmentCapture {
    /** At once, and in all of ours: far more than the steps that fill a window; beyond it, it counts as lost. */
    private static final int MOST = 10_000;

    private final PacketSocket packets;
    private final List<LessonSocket> sockets;
    private final List<SegmentHead> captured = new ArrayList<>();
    private boolean complete = true;

    /** Captures from now on. */
    SegmentCapture(PacketSocket packets, List<LessonSocket> sockets) {
        this.packets = packets;
        this.sockets = sockets;
        takeAll(_ -> {});
        packets.lost();
    }

    /** Whether a segment as claimed was captured. */
    boolean shows(Claim claim) {
        take();
        return captured.stream().anyMatch(head -> is(claim, head) && (claim.many() || claim.bytes() == head.bytes()));
    }

    /** Where others crossed than are claimed; nothing where some were lost, as on a busy loopback device they can be. */
    List<Difference> differences(StepPlan step) {
        take();
        if (!complete) {
            return List.of();
        }
        List<Claim> claims = step.claims();
        if (step.othersCross() || claims.stream().anyMatch(Claim::many)) {
            return claims.stream()
                    .filter(claim -> captured.stream().noneMatch(head -> is(claim, head)))
                    .map(claim -> new Difference("segments captured", text(claim), "none such"))
                    .toList();
        }
        return isInOrder(claims)
                ? List.of()
                : List.of(new Difference("segments captured",
                        claims.stream().map(SegmentCapture::text).collect(Collectors.joining("; ")),
                        captured.stream().map(this::text).collect(Collectors.joining("; "))));
    }

    /** Each connection has its order; segments of two connections overtake each other as they like. */
    private boolean isInOrder(List<Claim> claims) {
        List<Claim> open = new ArrayList<>(claims);
        for (SegmentHead head : captured) {
            Optional<Claim> next = open.stream().filter(claim -> isOfConnection(claim, head)).findFirst();
            if (next.filter(claim -> is(claim, head) && claim.bytes() == head.bytes()).isEmpty()) {
                return false;
            }
            open.remove(next.get());
        }
        return open.isEmpty();
    }

    private static boolean isOfConnection(Claim claim, SegmentHead head) {
        return (isPort(claim.from(), head.from().port()) && isPort(claim.to(), head.to().port()))
                || (isPort(claim.from(), head.to().port()) && isPort(claim.to(), head.from().port()));
    }

    private void take() {
        takeAll(head -> {
            if (isOurs(head)) {
                captured.add(head);
            }
        });
        complete &= packets.lost() == 0 && captured.size() < MOST;
    }

    /** Takes what has come, but does not run after a loopback device on which more comes than can be taken. */
    private void takeAll(Consumer<SegmentHead> taken) {
        for (int heads = 0; complete && heads < MOST; heads++) {
            Optional<SegmentHead> next = packets.next();
            if (next.isEmpty()) {
                return;
            }
            taken.accept(next.get());
        }
        complete = false;
    }

    /**
     * Of two sockets of the scene; of a client that was refused, only the listener has kept its port. A port alone is not
     * enough: others may have the same one at another address of this machine.
     */
    private boolean isOurs(SegmentHead head) {
        return sockets.stream()
                .flatMap(socket -> socket.local().stream())
                .anyMatch(local -> local.equals(head.from()) || local.equals(head.to()));
    }

    private static boolean is(Claim claim, SegmentHead head) {
        boolean kind = claim.kind() == head.kind()
                || (claim.kind() == SegmentKind.DATA && claim.many() && head.bytes() > 0);
        return kind && isPort(claim.from(), head.from().port()) && isPort(claim.to(), head.to().port());
    }

    private static boolean isPort(LessonSocket socket, int port) {
        return socket.local().map(Endpoint::port).orElse(port) == port;
    }

    private static String text(Claim claim) {
        return claim.from().name() + " -> " + claim.to().name() + " " + claim.kind()
                + (claim.bytes() > 0 ? " " + claim.bytes() : "");
    }

    private String text(SegmentHead head) {
        return name(head.from().port(), head.to().port()) + " -> " + name(head.to().port(), head.from().port()) + " "
                + head.kind()
                + (head.bytes() > 0 ? " " + head.bytes() : "");
    }

    private String name(int localPort, int remotePort) {
        return sockets.stream()
                .filter(socket -> socket.local().filter(local -> local.port() == localPort).isPresent()
                        && socket.remote().filter(remote -> remote.port() == remotePort).isPresent())
                .map(LessonSocket::name)
                .findFirst()
                .orElse("port " + localPort);
    }
}
