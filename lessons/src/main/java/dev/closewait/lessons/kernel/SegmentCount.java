package dev.closewait.lessons.kernel;

import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Claim;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.TcpInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds the segments that a step claims against what the sockets at both ends counted ({@code tcpi_segs_out},
 * {@code tcpi_segs_in}). A socket counts from when it is made, but one that is accepted has counted before; one whose
 * descriptor is closed is not asked any more, and one whose connection was refused has forgotten. A RST that answers a segment
 * is sent by the kernel, on no socket's account. Listeners do not count.
 */
final class SegmentCount {
    private final List<LessonSocket> sockets;
    private final Map<LessonSocket, TcpInfo> before = new HashMap<>();

    /** Counts from now on. */
    SegmentCount(List<LessonSocket> sockets) {
        this.sockets = sockets;
        sockets.forEach(socket -> socket.info().ifPresent(info -> before.put(socket, info)));
    }

    /** Where another number of segments crossed than is claimed. */
    List<Difference> differences(StepPlan step) {
        List<Difference> differences = new ArrayList<>();
        for (LessonSocket socket : sockets) {
            List<Claim> out = step.claims()
                    .stream()
                    .filter(claim -> claim.from() == socket && isOnAccount(claim))
                    .toList();
            List<Claim> in = step.claims().stream().filter(claim -> claim.to() == socket).toList();
            compare("segments sent by " + socket.name(), out, sent(socket), step.othersCross(), differences);
            compare("segments received by " + socket.name(), in, received(socket), step.othersCross(), differences);
        }
        return differences;
    }

    private static void compare(String what, List<Claim> claims, OptionalInt counted, boolean others,
            List<Difference> differences) {
        boolean atLeast = others || claims.stream().anyMatch(Claim::many);
        int claimed = claims.size();
        counted.ifPresent(count -> {
            if (atLeast ? count < claimed : count != claimed) {
                differences.add(new Difference(what, (atLeast ? "at least " : "") + claimed, Integer.toString(count)));
            }
        });
    }

    /** Whether one of the ends of a segment counted it. */
    Evidence evidence(Claim claim) {
        boolean counted = (isOnAccount(claim) && sent(claim.from()).isPresent()) || received(claim.to()).isPresent();
        return counted ? Evidence.COUNTED : Evidence.IMPLIED;
    }

    private OptionalInt sent(LessonSocket socket) {
        return change(socket).map(change -> OptionalInt.of(change.segmentsSent())).orElse(OptionalInt.empty());
    }

    private OptionalInt received(LessonSocket socket) {
        return change(socket).map(change -> OptionalInt.of(change.segmentsReceived())).orElse(OptionalInt.empty());
    }

    private static boolean isOnAccount(Claim claim) {
        return claim.kind() != SegmentKind.RST;
    }

    private Optional<TcpInfo> change(LessonSocket socket) {
        Optional<TcpInfo> from = Optional.ofNullable(before.get(socket))
                .or(() -> socket.accepted() ? Optional.empty() : Optional.of(TcpInfo.FRESH));
        return from.filter(_ -> socket.role() != Role.LISTENER)
                .flatMap(then -> socket.info()
                        .filter(now -> !now.equals(TcpInfo.FRESH))
                        .map(now -> new TcpInfo(now.state(), now.segmentsSent() - then.segmentsSent(),
                                now.segmentsReceived() - then.segmentsReceived())));
    }
}
