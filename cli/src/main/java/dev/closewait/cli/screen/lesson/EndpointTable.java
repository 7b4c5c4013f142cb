package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A row for each endpoint: who it is, its address, state, Recv-Q and Send-Q; with what they were before the step. */
final class EndpointTable {
    private static final int MARK = 5;
    /** For two states and what stands between them; for one, with what stands before it. */
    private static final int STATES = 28;
    private static final int STATE = 16;
    private static final int QUEUE = 9;
    private static final int DESCRIPTOR = 6;
    private static final int GAP = 2;

    private final Glyphs glyphs;
    private final List<EndpointView> before;
    private final List<EndpointView> now;
    private final Map<String, Mark> marks;
    private final int name;
    private final int address;
    private final int states;
    private final boolean wide;
    private final boolean descriptors;

    EndpointTable(LessonView view, int width, Glyphs glyphs) {
        this.glyphs = glyphs;
        now = view.endpoints();
        before = view.taken().map(Step::before).filter(then -> then.size() == now.size()).orElse(now);
        marks = Mark.of(now);
        name = GAP + now.stream().mapToInt(each -> each.name().length()).reduce("socket".length(), Math::max);
        wide = width >= StateDiagram.NARROWEST;
        states = wide ? STATES : STATE;
        address = GAP + now.stream().mapToInt(each -> address(each).length()).reduce("local".length(), Math::max);
        descriptors = width >= MARK + name + address + states + 2 * QUEUE + DESCRIPTOR;
    }

    /** The head and the rows; nothing where there is no endpoint. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (!now.isEmpty()) {
            lines.add(head());
        }
        for (int i = 0; i < now.size(); i++) {
            lines.add(row(before.get(i), now.get(i)));
        }
        return lines;
    }

    private Line head() {
        Line head = Line.of(" ".repeat(MARK) + left("socket", name) + left("local", address) + left("state", states)
                + right("Recv-Q", QUEUE) + right("Send-Q", QUEUE), Tint.FAINT);
        return descriptors ? head.add(right("fd", DESCRIPTOR), Tint.FAINT) : head;
    }

    private Line row(EndpointView then, EndpointView view) {
        Mark mark = marks.getOrDefault(view.name(), new Mark(view.role(), 1));
        Line change = change(then.state(), view.state(), mark);
        Line row = Line.of("[" + mark.text() + "]", mark.tint())
                .pad(MARK)
                .add(left(view.name(), name), mark.tint())
                .add(left(address(view), address))
                .add(change)
                .add(" ".repeat(Math.max(0, states - change.length())));
        boolean queues = view.state() != TcpState.CLOSED;
        row.add(queue(queues, then.receiveQueue(), view.receiveQueue()))
                .add(queue(queues, then.sendQueue(), view.sendQueue()));
        return descriptors
                ? row.add(right(view.descriptor().isPresent() ? "" + view.descriptor().getAsInt() : "", DESCRIPTOR),
                        Tint.FAINT)
                : row;
    }

    private Line change(TcpState from, TcpState to, Mark mark) {
        return from == to
                ? Line.of(to.name(), Tint.PLAIN)
                : Line.of(wide ? from.name() + " " : "", Tint.FAINT)
                        .add(glyphs.becomes() + " ", Tint.FAINT)
                        .add(to.name(), mark.lit());
    }

    /** The queue as it is, with what it was where there is room. */
    private Line queue(boolean shown, int then, int now) {
        if (!shown || now < 0) {
            return Line.of(right("-", QUEUE), Tint.FAINT);
        }
        if (then == now || then < 0) {
            return Line.of(right("" + now, QUEUE), Tint.PLAIN);
        }
        String was = then + glyphs.becomes();
        return was.length() + ("" + now).length() < QUEUE
                ? Line.of(right(was, QUEUE - ("" + now).length()), Tint.FAINT).add("" + now, Tint.BOLD)
                : Line.of(right("" + now, QUEUE), Tint.BOLD);
    }

    private String address(EndpointView view) {
        return view.local().map(local -> wide ? local.toString() : ":" + local.port()).orElse("");
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
