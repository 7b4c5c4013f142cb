package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedEndpoint;
import dev.closewait.detector.explain.paste.PastedSocket;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port that most of the sockets share: on this side where this machine serves, on the other where it is the client.
 *
 * @param outgoing this machine is the client
 * @param port as printed; empty where no row shows one
 * @param sockets how many share it
 */
record ServicePort(boolean outgoing, String port, long sockets) {
    /** A port that only one socket has tells nothing: every client's port is such a one. */
    private static final long LEAST_TO_SHARE = 2;

    static ServicePort of(NameCounts localPorts, NameCounts remotePorts, boolean incoming) {
        NameCounts.Entry local = localPorts.most();
        NameCounts.Entry remote = remotePorts.most();
        boolean shared = Math.max(local.count(), remote.count()) >= LEAST_TO_SHARE && local.count() != remote.count();
        boolean serves = shared ? local.count() > remote.count() : incoming;
        return serves
                ? new ServicePort(false, local.name(), local.count())
                : new ServicePort(true, remote.name(), remote.count());
    }

    /** Judged by one row alone: the service is the side with a name or the lower port. */
    static boolean seemsIncoming(PastedSocket socket) {
        Optional<PastedEndpoint> remote = socket.remote().filter(end -> !end.port().isEmpty());
        if (remote.isEmpty()) {
            return true;
        }
        OptionalInt localPort = socket.local().portNumber();
        OptionalInt remotePort = remote.get().portNumber();
        return localPort.isEmpty()
                || (remotePort.isPresent() && localPort.getAsInt() <= remotePort.getAsInt());
    }

    /** The port's number, where it is one or the name of a service that is known. */
    OptionalInt number() {
        return new PastedEndpoint("", port).portNumber();
    }

    /** {@code http (80)}, {@code 8080}. */
    String named() {
        OptionalInt number = number();
        return number.isEmpty() || port.equals(Integer.toString(number.getAsInt()))
                ? port
                : port + " (" + number.getAsInt() + ")";
    }

    /**
     * As a filter of {@code ss} has it: {@code sport = :80}. Empty where the port is not known, or has a name that no service
     * has: the filter is typed into a shell, and the name came from who knows where.
     */
    String filter() {
        OptionalInt number = number();
        if (number.isEmpty() && !isName()) {
            return "";
        }
        return (outgoing ? " dport = :" : " sport = :")
                + (number.isPresent() ? Integer.toString(number.getAsInt()) : port);
    }

    private boolean isName() {
        return !port.isEmpty() && port.chars()
                .allMatch(letter -> letter == '-' || letter == '_'
                        || (letter < Byte.MAX_VALUE && Character.isLetterOrDigit(letter)));
    }
}
