package dev.closewait.detector.explain.paste;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What {@code ss} prints behind the endpoints and on the lines below a row: {@code users:((…))} with {@code -p},
 * {@code ino:} with {@code -e}, {@code lastack:} and its like with {@code -i}.
 */
record SsDetails(OptionalLong inode, Optional<Owner> owner, Optional<TcpInfo> info) {
    private static final String USERS = "users:((\"";
    private static final String PID = ",pid=";

    /** What such a line has, wherever the terminal or a mail program broke it. */
    private static final Set<String> KEYS = Set.of("wscale", "rto", "rtt", "ato", "mss", "pmtu", "cwnd", "ssthresh",
            "bytes_sent", "bytes_acked", "bytes_received", "segs_out", "segs_in", "data_segs_out", "data_segs_in",
            "lastsnd", "lastrcv", "lastack", "delivered", "rcv_space", "rcv_rtt", "rcv_ssthresh", "minrtt", "snd_wnd",
            "skmem", "users", "ino", "sk", "uid", "timer", "cgroup", "busy", "notsent", "unacked", "retrans", "backoff",
            "pacing_rate", "delivery_rate", "app_limited", "send", "rwnd_limited", "rcvmss", "advmss");

    /** Whether a line goes on with what the one before it began. */
    static boolean continues(Line line) {
        for (String word : line.words()) {
            int colon = word.indexOf(':');
            if (KEYS.contains(colon < 0 ? word : word.substring(0, colon)) && (colon > 0 || line.words().size() > 1)) {
                return true;
            }
        }
        return false;
    }

    static SsDetails of(String text) {
        return new SsDetails(number(text, "ino:"), owner(text), info(text));
    }

    private static Optional<TcpInfo> info(String text) {
        OptionalLong ack = number(text, "lastack:");
        OptionalLong received = number(text, "lastrcv:");
        OptionalLong sent = number(text, "lastsnd:");
        return ack.isEmpty() && received.isEmpty() && sent.isEmpty() && number(text, "rcv_space:").isEmpty()
                ? Optional.empty()
                : Optional.of(new TcpInfo(ack.orElse(0), received.orElse(0), sent.orElse(0),
                        number(text, "data_segs_in:").orElse(0), number(text, "data_segs_out:").orElse(0)));
    }

    /** The first process: {@code users:(("java",pid=811,fd=7))}, or {@code (("java",811,7))} as old ones print it. */
    private static Optional<Owner> owner(String text) {
        int users = text.indexOf(USERS);
        int name = users + USERS.length();
        int quote = users < 0 ? users : text.indexOf('"', name);
        if (quote < 0) {
            return Optional.empty();
        }
        int pid = text.startsWith(PID, quote + 1) ? quote + 1 + PID.length() : quote + 2;
        return Optional.of(new Owner(text.substring(name, quote), Math.max(0, Numbers.at(text, pid))));
    }

    /** The number behind a key that stands at the beginning of a word. */
    private static OptionalLong number(String text, String key) {
        int at = text.indexOf(key);
        while (at > 0 && text.charAt(at - 1) != ' ') {
            at = text.indexOf(key, at + 1);
        }
        long number = at < 0 ? Numbers.NONE : Numbers.at(text, at + key.length());
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
