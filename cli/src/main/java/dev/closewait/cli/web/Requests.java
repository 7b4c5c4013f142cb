package dev.closewait.cli.web;

import static io.netty.handler.codec.http.HttpResponseStatus.ACCEPTED;
import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.CONFLICT;
import static io.netty.handler.codec.http.HttpResponseStatus.CREATED;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;

import dev.closewait.cli.output.CourseJson;
import dev.closewait.cli.output.Json;
import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.cli.web.visit.ConnectionPlay;
import dev.closewait.cli.web.visit.LessonPlay;
import dev.closewait.cli.web.visit.PatternPlay;
import dev.closewait.cli.web.visit.Patterns;
import dev.closewait.cli.web.visit.Play;
import dev.closewait.cli.web.visit.Visitor;
import dev.closewait.cli.web.visit.Visitors;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.plan.Settings;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What may be asked for, but the stream of events:
 *
 * <pre>
 * GET  /, /learn.css, /main.js  the page and its files
 * GET  /course                  lessons, patterns, faults, the diagram
 * POST /visitors                a new visitor
 * POST /visitors/ID/begin       {"lesson": NAME} or {"pattern": NAME} or {"connection": true}
 * POST /visitors/ID/order       {"run": NUMBER, …}: what the lesson, pattern or connection takes
 * POST /visitors/ID/end         ends what runs
 * </pre>
 */
final class Requests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] COURSE = Answers
            .bytes(CourseJson.line(Course.lessons(), Patterns.all(), Patterns.faults()));
    private static final Pattern DEED = Pattern.compile("/visitors/([^/]+)/(begin|order|end)");

    private final Guard guard;
    private final Visitors visitors;
    private final Bounds bounds;
    private final Settings settings;

    Requests(Guard guard, Visitors visitors, Bounds bounds, Settings settings) {
        this.guard = guard;
        this.visitors = visitors;
        this.bounds = bounds;
        this.settings = settings;
    }

    /** Does what is asked, or says why not. Never waits. */
    FullHttpResponse answer(FullHttpRequest request) throws Refusal {
        String path = request.uri();
        if (request.method().equals(HttpMethod.GET)) {
            guard.mayRead(request.headers());
            return read(path);
        }
        if (!request.method().equals(HttpMethod.POST)) {
            throw new Refusal(METHOD_NOT_ALLOWED, request.method() + " is not done here, only GET and POST");
        }
        guard.mayAct(request.headers());
        Matcher deed = DEED.matcher(path);
        if (path.equals("/visitors")) {
            return admitted();
        }
        if (!deed.matches()) {
            throw new Refusal(NOT_FOUND, "there is nothing to be done at " + path);
        }
        return done(visitor(deed.group(1)), deed.group(2), body(request));
    }

    private FullHttpResponse read(String path) throws Refusal {
        if (path.equals("/course")) {
            return Answers.json(OK, COURSE);
        }
        return Page.at(path)
                .map(Answers::file)
                .orElseThrow(() -> new Refusal(NOT_FOUND, "there is no " + path + "; the page is at /"));
    }

    private FullHttpResponse admitted() throws Refusal {
        Visitor visitor = visitors.admit()
                .orElseThrow(() -> new Refusal(SERVICE_UNAVAILABLE, "there are " + bounds.visitors()
                        + " visitors already; close a window of this page, and try again"));
        return Answers.json(CREATED, Json.versioned().put("visitor", visitor.id()).toString());
    }

    /** The visitor of this id. */
    Visitor visitor(String id) throws Refusal {
        return visitors.find(id)
                .orElseThrow(() -> new Refusal(NOT_FOUND, "there is no such visitor, or no more; load the page again"));
    }

    private FullHttpResponse done(Visitor visitor, String deed, JsonNode wanted) throws Refusal {
        long run = wanted.path("run").asLong(0);
        switch (deed) {
            case "begin" -> run = visitors.begin(visitor, play(wanted))
                    .orElseThrow(() -> new Refusal(SERVICE_UNAVAILABLE, "too much runs already: at most "
                            + bounds.plays()
                            + " visitors may have something running, and one thing each; try again when"
                            + " something has ended"));
            case "order" -> {
                if (!visitor.order(run, wanted)) {
                    throw new Refusal(CONFLICT, "run " + run + " is over, or has enough to do");
                }
            }
            default -> visitor.end("stopped");
        }
        return Answers.json(ACCEPTED, Json.versioned().put("run", run).toString());
    }

    private Play play(JsonNode wanted) throws Refusal {
        String lesson = wanted.path("lesson").asString("");
        String pattern = wanted.path("pattern").asString("");
        if (!lesson.isEmpty()) {
            return Course.find(lesson)
                    .map(found -> new LessonPlay(found, settings))
                    .orElseThrow(() -> new Refusal(NOT_FOUND, "there is no lesson '" + lesson + "'"));
        }
        if (!pattern.isEmpty()) {
            return Patterns.find(pattern)
                    .map(scenario -> new PatternPlay(scenario, bounds.load()))
                    .orElseThrow(() -> new Refusal(NOT_FOUND, "there is no pattern '" + pattern + "'"));
        }
        if (wanted.path("connection").asBoolean(false)) {
            return new ConnectionPlay();
        }
        throw new Refusal(BAD_REQUEST, "expected {\"lesson\": NAME}, {\"pattern\": NAME} or {\"connection\": true}");
    }

    private static JsonNode body(FullHttpRequest request) throws Refusal {
        try {
            JsonNode body = JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException bad) {
            throw new Refusal(BAD_REQUEST, "the body is not JSON: " + bad.getOriginalMessage());
        }
        throw new Refusal(BAD_REQUEST, "the body is not a JSON object");
    }
}
