package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Arrow;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.scenarios.file.FaultSpec;
import dev.closewait.scenarios.file.Scenario;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a browser can choose from, and the diagram that it draws. */
public final class CourseJson {
    private CourseJson() {}

    /** One versioned object. */
    public static String line(List<Lesson> lessons, List<Scenario> patterns, List<FaultSpec> faults) {
        ObjectNode line = Json.versioned();
        ArrayNode lessonNodes = line.putArray("lessons");
        lessons.forEach(lesson -> lessonNodes.addObject()
                .put("number", lesson.number())
                .put("name", lesson.name())
                .put("title", lesson.title()));
        ArrayNode patternNodes = line.putArray("patterns");
        patterns.forEach(pattern -> patternNodes.addObject()
                .put("name", pattern.name())
                .put("summary", pattern.storyInOneSentence())
                .put("diagnosis", pattern.expect().diagnosis().name()));
        ArrayNode faultNodes = line.putArray("faults");
        faults.forEach(fault -> faultNodes.addObject().put("name", fault.name()));
        ArrayNode states = line.putArray("states");
        for (TcpState state : TcpState.values()) {
            states.addObject().put("name", state.name()).put("meaning", state.meaning());
        }
        ArrayNode arrows = line.putArray("arrows");
        Arrow.DIAGRAM.forEach(arrow -> arrows.addObject()
                .put("from", arrow.from().name())
                .put("to", arrow.to().name())
                .put("cause", arrow.cause().says())
                .put("rfc9293", arrow.cause().source().section()));
        return line.toString();
    }
}
