package dev.closewait.detector.explain;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What netstat 2.10, ss of iproute2 6.1, lsof 4.95 and Linux 6.18 printed of the same 17 sockets in CLOSE_WAIT: 4 with a
 * request unread, 3 with the end of stream unread, 7 read to the end, 1 whose answer is not taken, 2 not accepted.
 */
final class Samples {
    static final List<String> NAMES = List.of("lsof-i", "lsof-nP-Tqs", "lsof-nP-iTCP", "netstat-t", "netstat-tan",
            "netstat-tn", "netstat-tne", "netstat-tneop", "netstat-tnp", "proc-net-tcp", "proc-net-tcp6", "ss-Htn",
            "ss-nap", "ss-t", "ss-tan", "ss-tin-state", "ss-tin-state-twice", "ss-tinp-state", "ss-tn", "ss-tn-state",
            "ss-tne", "ss-tneip", "ss-tneipO", "ss-tneipm", "ss-tnp");

    private Samples() {}

    static String text(String name) {
        try (InputStream sample = Samples.class.getResourceAsStream(name + ".txt")) {
            return new String(requireNonNull(sample, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Explanation explain(String text) {
        try {
            return Explainer.explain(new StringReader(text));
        } catch (IOException | UnusableTextException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** How many sockets stopped there. */
    static long in(Explanation explanation, Stopped stopped) {
        return explanation.groups()
                .stream()
                .filter(group -> group.stopped() == stopped)
                .mapToLong(RowGroup::sockets)
                .sum();
    }
}
