package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedEndpoint;
import dev.closewait.detector.explain.paste.PastedSocket;
import java.util.OptionalLong;

/** Names a connection by its two endpoints, as 64 bits: two of 100,000 are taken for one with a chance of 1 in 10⁹. */
final class Identity {
    /** FNV-1a, 64 bit. */
    private static final long OFFSET = 0xCBF2_9CE4_8422_2325L;
    private static final long PRIME = 0x100_0000_01B3L;
    private static final char BETWEEN = '\n';

    private Identity() {}

    /** Empty where an endpoint is not complete. */
    static OptionalLong of(PastedSocket socket) {
        PastedEndpoint local = socket.local();
        return local.complete() && socket.remote().filter(PastedEndpoint::complete).isPresent()
                ? OptionalLong.of(add(add(OFFSET, local), socket.remote().get()))
                : OptionalLong.empty();
    }

    private static long add(long hash, PastedEndpoint endpoint) {
        return add(add(hash, endpoint.host()), endpoint.port());
    }

    private static long add(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return (mixed ^ BETWEEN) * PRIME;
    }
}
