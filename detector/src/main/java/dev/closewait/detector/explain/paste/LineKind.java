package dev.closewait.detector.explain.paste;

import java.util.Locale;
import java.util.Set;

/** What a line is that is neither a row nor a time. */
enum LineKind {
    /** The names of the columns: a table begins. */
    HEADER,
    /** The names of the columns that {@code ss} prints when it is asked for one state. */
    HEADER_WITHOUT_STATE,
    /** The names of the columns of {@code /proc/net/tcp6}: it goes on with what {@code /proc/net/tcp} began. */
    HEADER_OF_IPV6,
    /** A command, or a prompt. */
    COMMAND,
    /** netstat or lsof says that it may not see every process. */
    OWNERS_HIDDEN,
    /** Known, and of no use: titles, rows of other protocols. */
    PASSED_OVER,
    /** Not understood. */
    OTHER;

    private static final Set<String> COMMANDS = Set.of("ss", "netstat", "lsof", "cat", "date", "watch", "sudo", "ssh",
            "grep", "for", "while", "docker", "kubectl", "done", "sleep", "nsenter", "closewait");
    private static final Set<String> OTHER_PROTOCOLS = Set.of("unix", "udp", "udp4", "udp6", "udplite", "raw", "raw6",
            "UDP", "UDPv6", "u_str", "u_dgr", "u_seq", "nl", "p_raw", "p_dgr", "icmp6", "v_str", "tipc", "sctp");
    private static final String ENDS_OF_PROMPTS = "$#%>";
    private static final int LONGEST_PROMPT = 3;

    static LineKind of(Line line) {
        String first = line.word(0);
        String text = line.text();
        return switch (first) {
            case "Recv-Q" -> names(line, "Send-Q", HEADER_WITHOUT_STATE);
            case "Netid" -> line.word(1).equals("Recv-Q") ? HEADER_WITHOUT_STATE : names(line, "State", HEADER);
            case "State" -> names(line, "Recv-Q", HEADER);
            case "COMMAND" -> names(line, "PID", HEADER);
            case "Proto" -> text.contains("RefCnt") ? PASSED_OVER : text.contains("Address") ? HEADER : OTHER;
            case "sl" -> names(line, "local_address", text.contains("remote_address") ? HEADER_OF_IPV6 : HEADER);
            case "Active", "Total:", "TCP:", "Transport" -> PASSED_OVER;
            default -> ofText(line, first, text);
        };
    }

    /** One word alone may stand in any text: a header has the next column's name behind it. */
    private static LineKind names(Line line, String next, LineKind kind) {
        return line.word(1).equals(next) ? kind : OTHER;
    }

    private static LineKind ofText(Line line, String first, String text) {
        if (text.contains("Not all processes") || text.contains("(No info could be read")) {
            return OWNERS_HIDDEN;
        }
        boolean warning = text.contains("will not be shown, you would have to be root") || first.equals("lsof:")
                || text.contains("Output information may be incomplete");
        if (warning || OTHER_PROTOCOLS.contains(first) || hasWord(line, "UDP")) {
            return PASSED_OVER;
        }
        return isCommand(line) ? COMMAND : OTHER;
    }

    private static boolean isCommand(Line line) {
        if (COMMANDS.contains(line.word(0).toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (int place = 0; place < Math.min(LONGEST_PROMPT, line.words().size()); place++) {
            String word = line.word(place);
            boolean prompt = ENDS_OF_PROMPTS.indexOf(word.charAt(word.length() - 1)) >= 0;
            if (prompt && (place + 1 == line.words().size() || COMMANDS.contains(line.word(place + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWord(Line line, String word) {
        for (String each : line.words()) {
            if (each.equals(word)) {
                return true;
            }
        }
        return false;
    }
}
