package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.event.Transition;
import java.util.Optional;

/** A step of a lesson as lines of text: what will be called, and when it was, what came of it and why. */
public final class StepText {
    /** For two states and what stands between them. */
    private static final int STATES = 28;

    private final Paragraphs text;
    private final Style style;
    private final boolean asks;
    private Optional<Prediction> prediction = Optional.empty();

    StepText(Paragraphs text, boolean asks) {
        this.text = text;
        this.style = text.style();
        this.asks = asks;
    }

    void announced(LessonEvent.Announced announced) {
        prediction = Optional.empty();
        text.line("");
        text.line(style.boldly(announced.step() + "/" + announced.of() + "  " + announced.title())
                + style.faintly("  (" + announced.scene() + ")"));
        announced.question().ifPresent(this::question);
        if (asks) {
            announced.calls().forEach(call -> text.wrapped("next", call.text()));
            if (announced.calls().isEmpty()) {
                text.wrapped("next", "nothing is called");
            }
            prompt(announced.question().map(question -> question.choices().size()).orElse(0));
        }
    }

    private void question(Question question) {
        text.wrapped("question", question.asks());
        for (int number = 1; number <= question.choices().size(); number++) {
            text.wrapped("", (asks ? number + "  " : "- ") + question.choices().get(number - 1));
        }
    }

    /**
     * Says what can be typed; on a line of its own, for what is typed may not be echoed.
     *
     * @param choices how many there are
     */
    public void prompt(int choices) {
        text.line(style.faintly(choices == 0
                ? "   > Enter goes on"
                : "   > 1 to " + choices + " and Enter predicts; Enter alone goes on"));
        text.flush();
    }

    /** Keeps what somebody predicts until the step has been taken. */
    public void predicted(Prediction predicted) {
        prediction = Optional.of(predicted);
    }

    void taken(Step step) {
        step.calls().forEach(call -> text.wrapped("call", call.text() + " => " + call.result()));
        prediction.ifPresent(each -> text.wrapped("you said", each.verdict()));
        step.question().ifPresent(question -> text.wrapped("answer", question.answer()));
        for (int i = 0; i < step.after().size(); i++) {
            endpoint(step.before().get(i), step.after().get(i));
        }
        step.segments().forEach(this::segment);
        if (step.segments().isEmpty() && !step.after().isEmpty()) {
            text.wrapped("segment", none(step));
        }
        step.transitions().forEach(this::transition);
        step.traced().forEach(this::traced);
        step.exhibits().forEach(this::exhibit);
        step.reasons().forEach(reason -> text.wrapped("why", reason.toString()));
        step.differences().forEach(this::difference);
    }

    /** What is said where no segment crosses. */
    public static String none(Step step) {
        return step.othersCross() ? "none of this step's own; probes of a closed window may cross" : "none";
    }

    private void endpoint(EndpointView before, EndpointView after) {
        String states = before.state() == after.state()
                ? after.state().name()
                : before.state() + " -> " + style.boldly(after.state().name());
        int columns = before.state() == after.state()
                ? after.state().name().length()
                : before.state().name().length() + " -> ".length() + after.state().name().length();
        String queues = after.role() == Role.LISTENER
                ? "backlog " + after.receiveQueue() + " of " + after.sendQueue()
                : "Recv-Q " + after.receiveQueue() + "  Send-Q " + after.sendQueue();
        String where = after.local().map(local -> ":" + local.port()).orElse("");
        text.labelled(after.name() + " " + where, states + (after.state() == TcpState.CLOSED
                ? ""
                : " ".repeat(Math.max(1, STATES - columns)) + queues));
    }

    private void segment(Segment segment) {
        text.wrapped("segment",
                segment.from() + " -> " + segment.to() + "  " + segment.text() + "  [" + segment.evidence() + "]");
    }

    private void transition(Transition transition) {
        text.wrapped("move", transition.endpoint() + ": " + transition.from() + " -> " + transition.to()
                + (transition.read() ? "" : " (passed through)") + ": " + transition.cause().says() + " ("
                + transition.cause().source().brief() + ")");
    }

    private void traced(TracedTransition traced) {
        text.wrapped("trace", traced.endpoint() + ": " + traced.from() + " -> " + traced.to() + ", "
                + traced.microseconds() + " us");
    }

    private void exhibit(Exhibit exhibit) {
        text.wrapped("look", exhibit.title());
        text.indented(exhibit.lines());
    }

    private void difference(Difference difference) {
        text.line("   " + style.bad("DIFFERS") + "   " + difference.what() + ": expected " + difference.expected()
                + ", found " + difference.found());
    }
}
