package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Timeline;
import dev.closewait.lessons.plan.Lesson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a lesson says, as one versioned object a line; {@code event} names its kind. docs/lesson-events.md describes them. Names
 * of fields are contracts; new ones may come.
 */
public final class LessonJson {
    private LessonJson() {}

    public static String line(LessonEvent event) {
        return switch (event) {
            case LessonEvent.Begun begun -> begun(begun);
            case LessonEvent.Announced announced -> announced(announced);
            case LessonEvent.Taken(Step step) -> taken(step);
            case LessonEvent.Ended ended -> ended(ended);
        };
    }

    /** A lesson of the course. */
    public static String line(Lesson lesson) {
        return Json.versioned()
                .put("lesson", lesson.number())
                .put("name", lesson.name())
                .put("title", lesson.title())
                .put("story", lesson.story())
                .toString();
    }

    private static String begun(LessonEvent.Begun begun) {
        ObjectNode line = lesson("begun", begun.number(), begun.name()).put("title", begun.title())
                .put("story", begun.story())
                .put("steps", begun.steps());
        ArrayNode instruments = line.putArray("instruments");
        begun.instruments()
                .forEach(instrument -> instruments.addObject()
                        .put("name", instrument.name())
                        .put("works", instrument.works())
                        .put("says", instrument.says()));
        ArrayNode terms = line.putArray("terms");
        begun.terms().forEach(term -> terms.addObject().put("word", term.word()).put("means", term.means()));
        return line.toString();
    }

    private static String ended(LessonEvent.Ended ended) {
        ObjectNode line = lesson("ended", ended.number(), ended.name()).put("holds", ended.holds())
                .put("complete", ended.complete())
                .put("differing", ended.differing())
                .put("remember", ended.recap().remember());
        LessonNodes.states(line.putArray("states"), ended.recap().states());
        ended.recap()
                .next()
                .ifPresent(next -> line.putObject("next")
                        .put("lesson", next.number())
                        .put("name", next.name())
                        .put("title", next.title()));
        return line.toString();
    }

    private static String announced(LessonEvent.Announced announced) {
        ObjectNode line = step("announced", announced.step(), announced.of(), announced.scene(), announced.title());
        announced.question().ifPresent(question -> LessonNodes.question(line.putObject("question"), question));
        LessonNodes.calls(line.putArray("calls"), announced.calls());
        LessonNodes.endpoints(line.putArray("before"), announced.before());
        return line.toString();
    }

    private static String taken(Step step) {
        ObjectNode line = step("taken", step.number(), step.of(), step.scene(), step.title()).put("holds",
                step.holds());
        step.question()
                .ifPresent(question -> LessonNodes.answered(LessonNodes.question(line.putObject("question"), question),
                        question));
        LessonNodes.calls(line.putArray("calls"), step.calls());
        LessonNodes.endpoints(line.putArray("before"), step.before());
        LessonNodes.endpoints(line.putArray("after"), step.after());
        ArrayNode transitions = line.putArray("transitions");
        step.transitions().forEach(transition -> LessonNodes.transition(transitions.addObject(), transition));
        ArrayNode segments = line.putArray("segments");
        Timeline.of(step).segments().forEach(crossed -> LessonNodes.segment(segments.addObject(), crossed));
        line.put("othersCross", step.othersCross());
        ArrayNode traced = line.putArray("traced");
        step.traced()
                .forEach(each -> traced.addObject()
                        .put("endpoint", each.endpoint())
                        .put("from", each.from().name())
                        .put("to", each.to().name())
                        .put("microseconds", each.microseconds()));
        ArrayNode exhibits = line.putArray("exhibits");
        step.exhibits().forEach(exhibit -> {
            ArrayNode lines = exhibits.addObject().put("title", exhibit.title()).putArray("lines");
            exhibit.lines().forEach(lines::add);
        });
        ArrayNode differences = line.putArray("differences");
        step.differences()
                .forEach(difference -> differences.addObject()
                        .put("what", difference.what())
                        .put("expected", difference.expected())
                        .put("found", difference.found()));
        ArrayNode reasons = line.putArray("reasons");
        step.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("says", reason.paragraph())
                        .put("source", reason.source().toString())
                        .put("rfc9293", reason.source().section()));
        return line.put("why", step.why()).put("rfc9293", step.section()).toString();
    }

    private static ObjectNode lesson(String event, int number, String name) {
        return Json.versioned().put("event", event).put("lesson", number).put("name", name);
    }

    private static ObjectNode step(String event, int number, int of, String scene, String title) {
        return Json.versioned()
                .put("event", event)
                .put("step", number)
                .put("of", of)
                .put("scene", scene)
                .put("title", title);
    }

    /** The last line of all: which states were seen, and where first. */
    public static String finalLine(List<SeenState> seen, List<TcpState> unseen, boolean holds) {
        ObjectNode line = Json.versioned().put("final", true).put("holds", holds);
        ArrayNode states = line.putArray("states");
        LessonNodes.states(states, seen);
        ArrayNode missing = line.putArray("unseen");
        unseen.forEach(state -> missing.add(state.name()));
        return line.toString();
    }
}
