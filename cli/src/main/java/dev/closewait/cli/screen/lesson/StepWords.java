package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.output.Wrapping;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Prose;
import dev.closewait.cli.screen.Tint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step in words: before it what is asked and what will be called, after it what was called, what crossed, and why. */
final class StepWords {
    /** The calls stand on the left, and what crossed has this much on the right. */
    private static final int TIMELINE = 34;
    private static final int WIDEST_TIMELINE = 46;
    private static final int GUTTER = 2;
    private static final int MARK = 3;
    /** In less room they stand one above the other. */
    private static final int WIDE = 76;

    private final int width;
    private final Glyphs glyphs;

    StepWords(int width, Glyphs glyphs) {
        this.width = width;
        this.glyphs = glyphs;
    }

    /** Groups of lines, which may stand apart. */
    List<List<Line>> groups(LessonEvent.Announced announced) {
        List<List<Line>> groups = new ArrayList<>();
        announced.question().ifPresent(question -> groups.add(asked(question)));
        groups.add(beside(announced.calls(), announced.before(), List.of()));
        return groups;
    }

    /** @param full whether what was said before is said again: the question, and what the states mean */
    List<List<Line>> groups(Step step, boolean full) {
        List<List<Line>> groups = new ArrayList<>();
        if (!step.holds()) {
            groups.add(prose("DIFFERS", Tint.RED, step.differences()
                    .stream()
                    .map(each -> each.what() + ": expected " + each.expected() + ", found " + each.found())
                    .toList()));
        }
        groups.add(beside(step.calls(), step.after(), step.segments()));
        step.exhibits().forEach(exhibit -> groups.add(shown(exhibit)));
        step.question().ifPresent(question -> groups.add(answered(question, full)));
        groups.add(prose("why", Tint.BOLD, List.of(step.why() + " (RFC 9293, " + step.section() + ")")));
        groups.add(new MoveTable(step, width, glyphs).lines());
        groups.add(full ? meanings(step) : List.of());
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** What the states mean that endpoints have come to. */
    private List<Line> meanings(Step step) {
        Map<String, Mark> marks = Mark.of(step.after());
        List<Line> lines = new ArrayList<>();
        for (EndpointView view : step.after()) {
            boolean moved = step.transitions().stream().anyMatch(move -> move.endpoint().equals(view.name()));
            if (moved && view.state() != TcpState.CLOSED) {
                lines.addAll(Prose.of(view.state().name(),
                        Optional.ofNullable(marks.get(view.name())).map(Mark::tint).orElse(Tint.PLAIN),
                        List.of(view.state().meaning()), width));
            }
        }
        return lines;
    }

    private List<Line> asked(Question question) {
        List<Line> lines = new ArrayList<>(prose("question", Tint.MAGENTA, List.of(question.asks())));
        question.choices().forEach(choice -> lines.addAll(prose("", Tint.PLAIN, List.of("( ) " + choice))));
        return lines;
    }

    private List<Line> answered(Question question, boolean asked) {
        List<Line> lines = new ArrayList<>();
        if (asked) {
            lines.addAll(prose("question", Tint.FAINT, List.of(question.asks())));
        }
        lines.addAll(prose("answer", Tint.MAGENTA, List.of(question.answer())));
        return lines;
    }

    private List<Line> prose(String heading, Tint tint, List<String> sentences) {
        return Prose.of(heading, tint, sentences.stream().map(glyphs::written).toList(), width);
    }

    private List<Line> shown(Exhibit exhibit) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(glyphs.written(exhibit.title()), Tint.BOLD));
        exhibit.lines().forEach(line -> lines.add(Line.of(glyphs.written(line), Tint.PLAIN)));
        return lines;
    }

    /** Calls, and what crossed on their right. */
    private List<Line> beside(List<CallMade> calls, List<EndpointView> endpoints, List<Segment> segments) {
        boolean both = width >= WIDE && !segments.isEmpty();
        int timeline = both ? Math.clamp(width / 3, TIMELINE, WIDEST_TIMELINE) : width;
        int room = both ? width - timeline - GUTTER : width;
        List<Line> left = calls(calls, endpoints, room);
        List<Line> right = new SegmentTimeline(endpoints, timeline, glyphs).lines(segments);
        if (!both) {
            left.addAll(right);
            return left;
        }
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
            Line line = row < left.size() ? left.get(row) : Line.empty();
            lines.add(row < right.size() ? line.pad(room + GUTTER).add(right.get(row)) : line);
        }
        return lines;
    }

    private List<Line> calls(List<CallMade> calls, List<EndpointView> endpoints, int room) {
        Map<String, Mark> marks = Mark.of(endpoints);
        List<Line> lines = new ArrayList<>();
        for (CallMade call : calls) {
            Optional<Mark> mark = Optional.ofNullable(marks.get(call.by()));
            String result = call.result().isEmpty() ? "" : " => " + call.result();
            String lead = mark.map(Mark::text).orElse("");
            for (String text : Wrapping.wrap(glyphs.written(call.text() + result), room - MARK)) {
                lines.add(Line.of(lead, mark.map(Mark::tint).orElse(Tint.PLAIN)).pad(MARK).add(text, Tint.BOLD));
                lead = "";
            }
        }
        return lines;
    }
}
