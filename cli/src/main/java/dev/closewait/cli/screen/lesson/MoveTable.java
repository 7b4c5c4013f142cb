package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.output.Wrapping;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A row for each change of state: between which states, when the kernel traced it, and why. */
final class MoveTable {
    private static final int MARK = 5;
    private static final int STATES = 28;
    private static final int TIME = 11;
    private static final int LEAST_CAUSE = 30;

    private final Step step;
    private final int width;
    private final Glyphs glyphs;
    private final Map<String, Mark> marks;

    MoveTable(Step step, int width, Glyphs glyphs) {
        this.step = step;
        this.width = width;
        this.glyphs = glyphs;
        marks = Mark.of(step.after());
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<TracedTransition> traced = new ArrayList<>(step.traced());
        if (!traced.isEmpty()) {
            lines.add(Line.of(" ".repeat(MARK + STATES) + "traced at", Tint.FAINT)
                    .pad(MARK + STATES + TIME)
                    .add("by the kernel itself, since the first call", Tint.FAINT));
        }
        for (Transition move : step.transitions()) {
            Optional<TracedTransition> same = traced.stream()
                    .filter(each -> isSame(move, each))
                    .findFirst();
            same.ifPresent(traced::remove);
            lines.addAll(row(move, same));
        }
        traced.forEach(each -> lines.add(states(each.endpoint(), true, each.from() + " ", " " + each.to())
                .pad(MARK + STATES)
                .add(time(each))
                .add("traced only", Tint.FAINT)));
        return lines;
    }

    /** Of TIME_WAIT and of an orphan's FIN_WAIT_2 the kernel keeps less than a socket: what it traces is a socket that goes to CLOSED. */
    private static boolean isSame(Transition move, TracedTransition traced) {
        boolean kept = move.to() == TcpState.TIME_WAIT || move.to() == TcpState.FIN_WAIT_2;
        return traced.endpoint().equals(move.endpoint()) && (traced.to() == move.to()
                || (kept && traced.from() == move.from() && traced.to() == TcpState.CLOSED));
    }

    private List<Line> row(Transition move, Optional<TracedTransition> traced) {
        Line line = states(move.endpoint(), move.read(), move.from() + " ", " " + move.to()).pad(MARK + STATES);
        if (!step.traced().isEmpty()) {
            line.add(traced.map(this::time).orElse("")).pad(MARK + STATES + TIME);
        }
        String cause = move.cause().says() + " (" + move.cause().source().brief() + ")"
                + traced.filter(each -> each.to() != move.to()).map(each -> "; traced as " + each.to()).orElse("");
        boolean below = width - line.length() < LEAST_CAUSE;
        int from = below ? MARK : line.length();
        List<Line> lines = new ArrayList<>(below ? List.of(line) : List.of());
        for (String text : Wrapping.wrap(cause, width - from)) {
            lines.add((lines.isEmpty() ? line : Line.empty().pad(from)).add(text, Tint.FAINT));
        }
        return lines;
    }

    /** Round brackets where a state was passed through too quickly to be read, as in the diagram. */
    private Line states(String endpoint, boolean read, String from, String to) {
        Optional<Mark> mark = Optional.ofNullable(marks.get(endpoint));
        String text = mark.map(Mark::text).orElse(endpoint);
        return Line.of(read ? "[" + text + "]" : "(" + text + ")", mark.map(Mark::tint).orElse(Tint.PLAIN))
                .pad(MARK)
                .add(from + glyphs.becomes() + to);
    }

    private String time(TracedTransition traced) {
        return glyphs.written(String.format(Locale.ROOT, "%7d \u00b5s ", traced.microseconds()));
    }
}
