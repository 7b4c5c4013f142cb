package dev.closewait.lessons.page;

import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Timeline;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A step as time goes down: the states before, the calls, the segments between both ends, the states that they lead to. */
final class SequenceFigure {
    private static final int BESIDE = 92;
    private static final int BETWEEN = 330;
    /** Five lifelines, for two connections, still fit on a page. */
    private static final int MOST_BETWEEN = 860;
    private static final int ROW = 25;
    private static final int TOP = 76;
    private static final double PILL_WIDTH = 112;
    private static final double PILL_HEIGHT = 24;
    private static final int LONGEST_CALL = 44;

    private final Step step;
    private final List<EndpointView> columns;
    private final Svg svg;
    private final int bottom;
    private final int between;

    private SequenceFigure(Step step, List<EndpointView> columns) {
        this.step = step;
        this.columns = columns;
        between = Math.min(BETWEEN, MOST_BETWEEN / Math.max(1, columns.size() - 1));
        bottom = TOP + (step.calls().size() + step.segments().size()) * ROW + ROW / 2;
        svg = new Svg(2 * BESIDE + Math.max(1, columns.size() - 1) * between, bottom + 40,
                "What crosses in the step \u201c" + step.title() + "\u201d");
    }

    /** The figure of a step; empty where no segment crosses. */
    static Optional<String> of(Step step) {
        List<EndpointView> columns = step.before()
                .stream()
                .filter(view -> takesPart(step, view.name()))
                .sorted(Comparator.comparing(view -> view.role() == Role.LISTENER)) // both ends of a connection side by side
                .toList();
        return step.segments().isEmpty() ? Optional.empty() : Optional.of(new SequenceFigure(step, columns).draw());
    }

    private static boolean takesPart(Step step, String name) {
        return step.calls().stream().anyMatch(call -> call.by().equals(name))
                || step.segments().stream().anyMatch(each -> each.from().equals(name) || each.to().equals(name))
                || step.transitions().stream().anyMatch(each -> each.endpoint().equals(name));
    }

    private String draw() {
        columns.forEach(this::lifeline);
        double y = TOP;
        Timeline timeline = Timeline.of(step);
        Deque<Timeline.Crossed> coming = new ArrayDeque<>(timeline.segments());
        for (Timeline.Called called : timeline.calls()) {
            for (int above = above(called.call(), coming); above > 0; above--) {
                y = crossed(coming.remove(), y);
            }
            call(called.call(), y);
            for (Transition move : called.moves()) {
                becomes(move, y, isLast(move.endpoint()));
            }
            y += ROW;
        }
        while (!coming.isEmpty()) {
            y = crossed(coming.remove(), y);
        }
        return svg.end();
    }

    /** How many of the segments stand above a call: those before connect()'s own SYN, and the handshake that accept() comes after. */
    private static int above(CallMade call, Collection<Timeline.Crossed> coming) {
        List<Segment> segments = coming.stream().map(Timeline.Crossed::segment).toList();
        boolean answered = false;
        for (int i = 0; i < segments.size(); i++) {
            Segment each = segments.get(i);
            boolean itsOwn = each.from().equals(call.by());
            answered |= itsOwn && each.kind() == SegmentKind.SYN_ACK;
            if (call.text().startsWith("connect(") && itsOwn && each.kind() == SegmentKind.SYN) {
                return i;
            }
            if (call.text().contains(" = accept(") && answered && each.kind() == SegmentKind.ACK
                    && each.to().equals(call.by())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Draws a segment and where it leads; the next row. */
    private double crossed(Timeline.Crossed crossed, double y) {
        segment(crossed.segment(), y);
        for (Transition move : crossed.moves()) {
            becomes(move, y + 5, x(crossed.segment().from()) < x(move.endpoint()));
        }
        return y + ROW;
    }

    private void lifeline(EndpointView before) {
        double x = x(before.name());
        EndpointView after = step.after()
                .stream()
                .filter(view -> view.name().equals(before.name()))
                .findFirst()
                .orElse(before);
        svg.text("", "middle", x, 20, before.name());
        svg.line("life", x, 42, x, bottom);
        state("box", "state", x, 40, before.state().name());
        boolean moved = before.state() != after.state();
        state(moved ? before.role() + "-fill" : "box", moved ? "state on" : "state", x, bottom + 12,
                after.state().name());
    }

    private void state(String box, String text, double x, double y, String says) {
        svg.box(box, x - PILL_WIDTH / 2, y - PILL_HEIGHT / 2, PILL_WIDTH, PILL_HEIGHT);
        svg.text(text, "middle", x, y + 4, says);
    }

    /** The state that an endpoint comes to, where nothing else is: behind its lifeline. */
    private void becomes(Transition move, double y, boolean right) {
        svg.text("state halo", right ? "start" : "end", x(move.endpoint()) + (right ? 7 : -7), y + 4, move.to().name());
    }

    private boolean isLast(String name) {
        return columns.size() > 1 && columns.getLast().name().equals(name);
    }

    private void call(CallMade call, double y) {
        boolean last = isLast(call.by());
        double x = x(call.by());
        double away = last ? -1 : 1;
        svg.line("life", x, y, x + away * 8, y);
        svg.text("code halo", last ? "end" : "start", x + away * 12, y + 4, shortened(call.text()));
    }

    private void segment(Segment segment, double y) {
        String side = columns.stream()
                .filter(view -> view.name().equals(segment.from()))
                .map(view -> view.role().toString())
                .findFirst()
                .orElse("life");
        double from = x(segment.from());
        double to = x(segment.to());
        svg.arrow(side, side + "-fill", from, y - 5, to, y + 5);
        svg.text("halo", "middle", (from + to) / 2, y - 4, segment.text());
    }

    private double x(String name) {
        return BESIDE + between * (double) IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).name().equals(name))
                .findFirst()
                .orElse(0);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CALL ? text : text.substring(0, LONGEST_CALL - 1) + "\u2026";
    }
}
