package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.output.StepText;
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
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Reason;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Timeline;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step in words: before it what is asked and what will be called, after it what was called, what crossed, and why. */
final class StepWords {
    /** The calls stand on the left, and what crossed has this much on the right. */
    private static final int TIMELINE = 34;
    private static final int WIDEST_TIMELINE = 60;
    private static final int GUTTER = 2;
    private static final int MARK = 3;
    /** In less room they stand one above the other. */
    private static final int WIDE = 76;
    /** From here on there is room for states beside the arrows. */
    private static final int WIDER = 112;

    private final LessonView view;
    private final int width;
    private final Glyphs glyphs;

    StepWords(LessonView view, int width, Glyphs glyphs) {
        this.view = view;
        this.width = width;
        this.glyphs = glyphs;
    }

    /** Groups of lines, which may stand apart. */
    List<List<Line>> groups(LessonEvent.Announced announced) {
        List<List<Line>> groups = new ArrayList<>();
        announced.question().ifPresent(question -> groups.add(asked(question, view.prediction(announced.step()))));
        groups.add(calls(announced.calls()
                .stream()
                .map(call -> new Timeline.Called(call, List.of()))
                .toList(), announced.before(), width));
        if (announced.calls().isEmpty()) {
            groups.add(prose("next", Tint.FAINT, List.of("nothing is called")));
        }
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** The question comes first, as on the page before, and its answer with it; what there is no room for is the rest. */
    List<List<Line>> groups(Step step) {
        List<List<Line>> groups = new ArrayList<>();
        if (!step.holds()) {
            groups.add(prose("DIFFERS", Tint.RED, step.differences()
                    .stream()
                    .map(each -> each.what() + ": expected " + each.expected() + ", found " + each.found())
                    .toList()));
        }
        step.question().ifPresent(question -> groups.add(answered(question, view.prediction(step.number()))));
        groups.add(beside(step));
        step.exhibits().forEach(exhibit -> groups.add(shown(exhibit)));
        groups.add(prose("why", Tint.BOLD, step.reasons().stream().map(Reason::toString).toList()));
        groups.add(meanings(step));
        groups.add(new MoveTable(step, width, glyphs).lines());
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** What the states mean that endpoints have come to. */
    private List<Line> meanings(Step step) {
        Map<String, Mark> marks = Mark.of(step.after());
        List<Line> lines = new ArrayList<>();
        Set<TcpState> said = EnumSet.of(TcpState.CLOSED);
        for (EndpointView view : step.after()) {
            boolean moved = step.transitions().stream().anyMatch(move -> move.endpoint().equals(view.name()));
            if (moved && said.add(view.state())) {
                lines.addAll(Prose.of(view.state().name(),
                        Optional.ofNullable(marks.get(view.name())).map(Mark::tint).orElse(Tint.PLAIN),
                        List.of(view.state().meaning()), width));
            }
        }
        return lines;
    }

    /** The choices with the keys that take them, and what was taken marked. */
    private List<Line> asked(Question question, Optional<Prediction> prediction) {
        List<Line> lines = new ArrayList<>(prose("question", Tint.MAGENTA, List.of(question.asks())));
        for (int number = 1; number <= question.choices().size(); number++) {
            int choice = number;
            boolean taken = prediction.filter(each -> each.number() == choice).isPresent();
            lines.addAll(prose("        " + (taken ? glyphs.cursor() : ""), Tint.BOLD,
                    List.of(number + "  " + question.choices().get(number - 1))));
        }
        return lines;
    }

    private List<Line> answered(Question question, Optional<Prediction> prediction) {
        List<Line> lines = new ArrayList<>(prose("question", Tint.FAINT, List.of(question.asks())));
        prediction.ifPresent(each -> lines.addAll(prose("you said", each.right() ? Tint.GREEN : Tint.YELLOW,
                List.of(each.verdict()))));
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
    private List<Line> beside(Step step) {
        Timeline course = Timeline.of(step);
        if (course.segments().isEmpty()) {
            List<Line> lines = calls(course.calls(), step.after(), width);
            lines.addAll(prose("segment", Tint.FAINT, List.of(StepText.none(step))));
            return lines;
        }
        boolean both = width >= WIDE;
        int timeline = both ? Math.clamp(width / (width >= WIDER ? 2 : 3), TIMELINE, WIDEST_TIMELINE) : width;
        int room = both ? width - timeline - GUTTER : width;
        List<Line> left = calls(course.calls(), step.after(), room);
        List<Line> right = new SegmentTimeline(step.after(), timeline, glyphs).lines(course.segments());
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

    /** With the states that they lead to, where there is room on their lines. */
    private List<Line> calls(List<Timeline.Called> calls, List<EndpointView> endpoints, int room) {
        Map<String, Mark> marks = Mark.of(endpoints);
        List<Line> lines = new ArrayList<>();
        for (Timeline.Called called : calls) {
            CallMade call = called.call();
            Optional<Mark> mark = Optional.ofNullable(marks.get(call.by()));
            Tint tint = mark.map(Mark::tint).orElse(Tint.PLAIN);
            String result = call.result().isEmpty() ? "" : " => " + call.result();
            String lead = mark.map(Mark::text).orElse("");
            for (String text : Wrapping.wrap(glyphs.written(call.text() + result), room - MARK)) {
                lines.add(Line.of(lead, tint).pad(MARK).add(text, Tint.BOLD));
                lead = "";
            }
            for (Transition move : called.moves()) {
                String state = " " + glyphs.becomes() + " " + move.to();
                if (lines.getLast().length() + state.length() <= room) {
                    lines.getLast().add(state, tint);
                }
            }
        }
        return lines;
    }
}
