package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Two looks at the kernel's own timers of two sockets: one in TIME_WAIT, whose minute runs down, and one in CLOSE_WAIT, which has
 * none. A minute need not be waited for to see that it ends.
 */
public final class TimerLooks {
    /** Enough to be seen in the figures, and soon over; in hundredths of a second. */
    private static final long ENOUGH = 50;
    private static final String TIME_WAIT_HAS = "03 timewait";
    private static final String CLOSE_WAIT_HAS = "00 none";
    private static final double HUNDREDTHS = 100;

    private final LessonSocket timeWait;
    private final LessonSocket closeWait;
    private Look first = Look.NONE;
    private Look second = Look.NONE;

    /** Both rows at one instant; a row that is gone is empty. */
    private record Look(Optional<ProcRow> timeWait, Optional<ProcRow> closeWait) {
        static final Look NONE = new Look(Optional.empty(), Optional.empty());
    }

    public TimerLooks(LessonSocket timeWait, LessonSocket closeWait) {
        this.timeWait = timeWait;
        this.closeWait = closeWait;
    }

    /** The first look: TIME_WAIT has its timer, CLOSE_WAIT has none. */
    public List<Difference> first() {
        first = look();
        List<Difference> differences = new ArrayList<>();
        compare(timeWait, TIME_WAIT_HAS, first.timeWait, differences);
        compare(closeWait, CLOSE_WAIT_HAS, first.closeWait, differences);
        return differences;
    }

    /** The second look: what was left of TIME_WAIT's timer has become less, or it is gone; CLOSE_WAIT still has none. */
    public List<Difference> second() {
        second = look();
        List<Difference> differences = new ArrayList<>();
        if (second.timeWait.isPresent()) { // whoever thinks for a minute finds it gone
            compare(timeWait, TIME_WAIT_HAS, second.timeWait, differences);
        }
        compare(closeWait, CLOSE_WAIT_HAS, second.closeWait, differences);
        if (fallen() < ENOUGH) {
            differences.add(new Difference("timer of " + timeWait.name(), "less than " + seconds(first.timeWait),
                    seconds(second.timeWait)));
        }
        return differences;
    }

    private Look look() {
        return new Look(ProcTable.row(timeWait), ProcTable.row(closeWait));
    }

    private static void compare(LessonSocket socket, String expected, Optional<ProcRow> row, List<Difference> to) {
        String found = row.map(ProcRow::timerName).orElse("no row");
        if (!found.equals(expected)) {
            to.add(new Difference("timer of " + socket.name() + " in /proc/net/tcp", expected, found));
        }
    }

    private long fallen() {
        return left(first) - left(second);
    }

    private static long left(Look look) {
        return look.timeWait.map(ProcRow::left).orElse(0L);
    }

    /** The rows at the first look, by the names that their columns have. */
    public Exhibit firstRows() {
        return new Exhibit("Their rows in /proc/net/tcp", List.of(line("socket", "st", "tr", "tm->when", "inode"),
                row(timeWait, first.timeWait, seconds(first.timeWait), inode(first.timeWait)),
                row(closeWait, first.closeWait, seconds(first.closeWait), inode(first.closeWait))));
    }

    /** The timers at both looks, side by side. */
    public Exhibit bothLooks() {
        return new Exhibit("The same rows at both looks", List.of(line("socket", "st", "tr", "first look", "now"),
                row(timeWait, second.timeWait, seconds(first.timeWait), seconds(second.timeWait)),
                row(closeWait, second.closeWait, seconds(first.closeWait), seconds(second.closeWait))));
    }

    private static String row(LessonSocket socket, Optional<ProcRow> row, String third, String fourth) {
        return line(socket.name(), row.map(TimerLooks::state).orElse("gone"),
                row.map(ProcRow::timerName).orElse("-"), third, fourth);
    }

    private static String state(ProcRow row) {
        return String.format(Locale.ROOT, "%02X ", row.state())
                + TcpState.ofKernelNumber(row.state()).map(Enum::name).orElse("?");
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-9s%-15s%-14s%-14s%s", (Object[]) cells).strip();
    }

    private static String seconds(Optional<ProcRow> row) {
        return row.filter(each -> each.timer() != 0)
                .map(each -> String.format(Locale.ROOT, "%.2f s", each.left() / HUNDREDTHS))
                .orElse("-");
    }

    private static String inode(Optional<ProcRow> row) {
        return row.map(each -> Long.toString(each.inode())).orElse("-");
    }
}
