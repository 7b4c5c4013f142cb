package dev.closewait.cli.web.visit;

import dev.closewait.cli.output.Json;
import dev.closewait.cli.output.LessonJson;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.run.OwnCall;
import dev.closewait.lessons.run.OwnConnection;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A connection of the visitor's own. {@code {"call": NAME}} makes a call; over when there is none left to make. */
public final class ConnectionPlay implements Play {
    @Override
    public void describe(ObjectNode line) {
        line.put("kind", "connection")
                .put("name", "connection")
                .put("title", "Your own connection")
                .put("story",
                        "A client and a server on this machine. Close the client's half, and the server's socket is in"
                                + " CLOSE_WAIT: it stays there until you let the application close.");
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (OwnConnection connection = OwnConnection.open()) {
            tell(stage, connection.connect());
            Set<OwnCall> possible = connection.possible();
            while (!possible.isEmpty()) {
                stage.say(possible(possible));
                Optional<OwnCall> wanted = OwnCall.find(stage.await().path("call").asString(""));
                if (wanted.isPresent()) {
                    connection.make(wanted.get()).ifPresent(step -> tell(stage, step));
                }
                possible = connection.possible();
            }
            stage.say(possible(possible));
        }
    }

    private static void tell(Stage stage, Step step) {
        stage.say(LessonJson.line(new LessonEvent.Taken(step)));
    }

    private static String possible(Set<OwnCall> possible) {
        ObjectNode line = Json.versioned().put("event", "possible").put("atMillis", System.currentTimeMillis());
        ArrayNode calls = line.putArray("calls");
        possible.forEach(call -> calls.add(call.toString()));
        return line.toString();
    }
}
