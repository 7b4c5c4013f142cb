package dev.closewait.cli.output;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Timeline;
import dev.closewait.lessons.event.Transition;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the events of a lesson: endpoints, calls, segments, and how they hang together. */
final class LessonNodes {
    private LessonNodes() {}

    /** What nobody is to know before. */
    static void answered(ObjectNode node, Question question) {
        question.right().ifPresent(right -> node.put("right", right));
        node.put("answer", question.answer());
    }

    static ObjectNode question(ObjectNode node, Question question) {
        node.put("asks", question.asks());
        ArrayNode choices = node.putArray("choices");
        question.choices().forEach(choices::add);
        return node;
    }

    static void calls(ArrayNode nodes, List<CallMade> calls) {
        for (CallMade call : calls) {
            ObjectNode node = nodes.addObject().put("by", call.by()).put("call", call.text());
            if (!call.result().isEmpty()) {
                node.put("result", call.result());
            }
        }
    }

    static void endpoints(ArrayNode nodes, List<EndpointView> views) {
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

    static void transition(ObjectNode node, Transition transition) {
        node.put("endpoint", transition.endpoint())
                .put("from", transition.from().name())
                .put("to", transition.to().name())
                .put("kind", transition.cause().kind().toString())
                .put("cause", transition.cause().says())
                .put("source", transition.cause().source().toString())
                .put("rfc9293", transition.cause().source().section())
                .put("read", transition.read());
    }

    static void segment(ObjectNode node, Timeline.Crossed crossed) {
        Segment segment = crossed.segment();
        node.put("from", segment.from())
                .put("to", segment.to())
                .put("kind", segment.kind().toString())
                .put("bytes", segment.bytes())
                .put("many", segment.many())
                .put("evidence", segment.evidence().toString());
        crossed.moves().forEach(move -> node.put("leadsTo", move.to().name()));
    }

    static void states(ArrayNode nodes, List<SeenState> seen) {
        seen.forEach(each -> nodes.addObject()
                .put("state", each.state().name())
                .put("lesson", each.lesson())
                .put("step", each.step())
                .put("endpoint", each.endpoint())
                .put("call", each.call()));
    }
}
