package dev.closewait.cli.output;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Timeline;
import dev.closewait.lessons.event.Transition;
import dev.closewait.lessons.plan.Lesson;
import java.util.List;
import java.util.Optional;
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
        ObjectNode line = Json.versioned()
                .put("event", "begun")
                .put("lesson", begun.number())
                .put("name", begun.name())
                .put("title", begun.title())
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
        ObjectNode line = Json.versioned()
                .put("event", "ended")
                .put("lesson", ended.number())
                .put("name", ended.name())
                .put("holds", ended.holds())
                .put("complete", ended.complete())
                .put("differing", ended.differing())
                .put("remember", ended.recap().remember());
        states(line.putArray("states"), ended.recap().states());
        ended.recap()
                .next()
                .ifPresent(next -> line.putObject("next")
                        .put("lesson", next.number())
                        .put("name", next.name())
                        .put("title", next.title()));
        return line.toString();
    }

    private static String announced(LessonEvent.Announced announced) {
        ObjectNode line = Json.versioned()
                .put("event", "announced")
                .put("step", announced.step())
                .put("of", announced.of())
                .put("scene", announced.scene())
                .put("title", announced.title());
        announced.question().ifPresent(question -> question(line.putObject("question"), question));
        calls(line.putArray("calls"), announced.calls());
        endpoints(line.putArray("before"), announced.before());
        return line.toString();
    }

    private static String taken(Step step) {
        ObjectNode line = Json.versioned()
                .put("event", "taken")
                .put("step", step.number())
                .put("of", step.of())
                .put("scene", step.scene())
                .put("title", step.title())
                .put("holds", step.holds());
        step.question().ifPresent(question -> answered(question(line.putObject("question"), question), question));
        calls(line.putArray("calls"), step.calls());
        endpoints(line.putArray("before"), step.before());
        endpoints(line.putArray("after"), step.after());
        ArrayNode transitions = line.putArray("transitions");
        step.transitions().forEach(transition -> transition(transitions.addObject(), transition));
        ArrayNode segments = line.putArray("segments");
        Timeline.of(step).segments().forEach(crossed -> segment(segments.addObject(), crossed));
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

    /** What nobody is to know before. */
    private static void answered(ObjectNode node, Question question) {
        question.right().ifPresent(right -> node.put("right", right));
        node.put("answer", question.answer());
    }

    private static ObjectNode question(ObjectNode node, Question question) {
        node.put("asks", question.asks());
        ArrayNode choices = node.putArray("choices");
        question.choices().forEach(choices::add);
        return node;
    }

    private static void calls(ArrayNode nodes, List<CallMade> calls) {
        for (CallMade call : calls) {
            ObjectNode node = nodes.addObject().put("by", call.by()).put("call", call.text());
            if (!call.result().isEmpty()) {
                node.put("result", call.result());
            }
        }
    }

    private static void endpoints(ArrayNode nodes, List<EndpointView> views) {
        for (EndpointView view : views) {
            ObjectNode node = nodes.addObject().put("name", view.name()).put("role", view.role().toString());
            address(node, "local", view.local());
            address(node, "remote", view.remote());
            node.put("state", view.state().name())
                    .put("receiveQueue", view.receiveQueue())
                    .put("sendQueue", view.sendQueue());
            view.descriptor().ifPresent(descriptor -> node.put("descriptor", descriptor));
        }
    }

    private static void address(ObjectNode node, String field, Optional<Endpoint> address) {
        address.ifPresent(there -> node.put(field, there.toString()));
    }

    private static void transition(ObjectNode node, Transition transition) {
        node.put("endpoint", transition.endpoint())
                .put("from", transition.from().name())
                .put("to", transition.to().name())
                .put("kind", transition.cause().kind().toString())
                .put("cause", transition.cause().says())
                .put("source", transition.cause().source().toString())
                .put("rfc9293", transition.cause().source().section())
                .put("read", transition.read());
    }

    private static void segment(ObjectNode node, Timeline.Crossed crossed) {
        Segment segment = crossed.segment();
        node.put("from", segment.from())
                .put("to", segment.to())
                .put("kind", segment.kind().toString())
                .put("bytes", segment.bytes())
                .put("many", segment.many())
                .put("evidence", segment.evidence().toString());
        crossed.moves().forEach(move -> node.put("leadsTo", move.to().name()));
    }

    /** The last line of all: which states were seen, and where first. */
    public static String finalLine(List<SeenState> seen, List<TcpState> unseen, boolean holds) {
        ObjectNode line = Json.versioned().put("final", true).put("holds", holds);
        ArrayNode states = line.putArray("states");
        states(states, seen);
        ArrayNode missing = line.putArray("unseen");
        unseen.forEach(state -> missing.add(state.name()));
        return line.toString();
    }

    private static void states(ArrayNode nodes, List<SeenState> seen) {
        seen.forEach(each -> nodes.addObject()
                .put("state", each.state().name())
                .put("lesson", each.lesson())
                .put("step", each.step())
                .put("endpoint", each.endpoint())
                .put("call", each.call()));
    }
}
