package dev.closewait.lessons.socket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row of {@code /proc/net/tcp} says of a socket: four of its columns (net/ipv4/tcp_ipv4.c, {@code get_tcp4_sock} and
 * {@code get_timewait4_sock}).
 *
 * @param state {@code st}, by its kernel number
 * @param timer {@code tr}: 0 for none, 3 for TIME_WAIT's
 * @param left {@code tm->when}: what is left of the timer, in hundredths of a second
 * @param inode 0 where no process holds it
 */
public record ProcRow(int state, int timer, long left, long inode) {
    /** Which the kernel runs for a socket in TIME_WAIT, and for no other. */
    public static final int TIME_WAIT_TIMER = 3;
    private static final Pattern ROW = Pattern.compile(
            "\\s*\\d+: \\S+ \\S+ (?<st>\\p{XDigit}+) \\S+ (?<tr>\\p{XDigit}+):(?<when>\\p{XDigit}+) \\S+\\s+\\d+\\s+\\d+ (?<inode>\\d+) .*");
    private static final int HEX = 16;

    /** The row that is printed so; empty where it is no row. */
    static Optional<ProcRow> of(String line) {
        Matcher row = ROW.matcher(line + " ");
        return row.matches()
                ? Optional
                        .of(new ProcRow(Integer.parseInt(row.group("st"), HEX), Integer.parseInt(row.group("tr"), HEX),
                                Long.parseLong(row.group("when"), HEX), Long.parseLong(row.group("inode"))))
                : Optional.empty();
    }

    /** The timer by the name that ss(8) has for it, behind its number. */
    public String timerName() {
        return switch (timer) {
            case 0 -> "00 none";
            case 1 -> "01 on";
            case 2 -> "02 keepalive";
            case TIME_WAIT_TIMER -> "03 timewait";
            default -> "04 persist";
        };
    }
}
