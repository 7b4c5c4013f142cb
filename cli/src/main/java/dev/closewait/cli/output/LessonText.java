package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.event.Transition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A lesson as lines of text, for where nothing can be drawn. */
public final class LessonText {
    private static final int INDENT = 3;
    private static final int HEADING = 10;

    private final Terminal terminal;
    private final Style style;

    public LessonText(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    public void print(LessonEvent event) {
        switch (event) {
            case LessonEvent.Begun begun -> begun(begun);
            case LessonEvent.Announced announced -> announced(announced);
            case LessonEvent.Taken(Step step) -> taken(step);
            case LessonEvent.Ended ended -> ended(ended);
        }
        terminal.out().flush();
    }

    private void begun(LessonEvent.Begun begun) {
        line(style.boldly("Lesson " + begun.number() + ". " + begun.title()));
        wrapped("", begun.story());
        begun.instruments().forEach(this::instrument);
    }

    private void instrument(Instrument instrument) {
        String how = instrument.works() ? ": " : ", not here: ";
        line(style.faintly(instrument.name() + how + instrument.says()));
    }

    private void announced(LessonEvent.Announced announced) {
        line("");
        line(style.boldly(announced.step() + "/" + announced.of() + "  " + announced.title())
                + style.faintly("  (" + announced.scene() + ")"));
        announced.question().ifPresent(question -> {
            wrapped("question", question.asks());
            question.choices().forEach(choice -> wrapped("", "( ) " + choice));
        });
    }

    private void taken(Step step) {
        step.calls().forEach(call -> wrapped("call", call.text() + " => " + call.result()));
        step.question().ifPresent(question -> wrapped("answer", question.answer()));
        for (int i = 0; i < step.after().size(); i++) {
            endpoint(step.before().get(i), step.after().get(i));
        }
        step.segments().forEach(this::segment);
        step.transitions().forEach(this::transition);
        step.traced().forEach(this::traced);
        step.exhibits().forEach(this::exhibit);
        wrapped("why", step.why() + " (RFC 9293, " + step.section() + ")");
        step.differences().forEach(this::difference);
    }

    private void endpoint(EndpointView before, EndpointView after) {
        String states = before.state() == after.state()
                ? after.state().name()
                : before.state() + " -> " + style.boldly(after.state().name());
        String queues = after.role() == Role.LISTENER
                ? "backlog " + after.receiveQueue() + " of " + after.sendQueue()
                : "Recv-Q " + after.receiveQueue() + "  Send-Q " + after.sendQueue();
        String where = after.local().map(local -> ":" + local.port()).orElse("");
        labelled(after.name() + " " + where, states + (after.state() == TcpState.CLOSED ? "" : "   " + queues));
    }

    private void labelled(String label, String text) {
        line(" ".repeat(INDENT) + String.format(Locale.ROOT, "%-18s", label) + text);
    }

    private void segment(Segment segment) {
        wrapped("segment",
                segment.from() + " -> " + segment.to() + "  " + segment.text() + "  [" + segment.evidence() + "]");
    }

    private void transition(Transition transition) {
        wrapped("move", transition.endpoint() + ": " + transition.from() + " -> " + transition.to()
                + (transition.read() ? "" : " (passed through)") + ": " + transition.cause().says() + " (RFC 9293, "
                + transition.cause().section() + ")");
    }

    private void traced(TracedTransition traced) {
        wrapped("trace", traced.endpoint() + ": " + traced.from() + " -> " + traced.to() + ", "
                + traced.microseconds() + " us");
    }

    private void exhibit(Exhibit exhibit) {
        wrapped("look", exhibit.title());
        exhibit.lines().forEach(each -> line(" ".repeat(INDENT + HEADING) + each));
    }

    private void difference(Difference difference) {
        line(" ".repeat(INDENT) + style.bad("DIFFERS") + "   " + difference.what() + ": expected "
                + difference.expected()
                + ", found " + difference.found());
    }

    private void ended(LessonEvent.Ended ended) {
        line("");
        line("Lesson " + ended.number() + ": " + (ended.holds()
                ? style.good("every step held")
                : style.bad(ended.differing() + " of its steps differ"
                        + (ended.complete() ? "" : ", the last so that the lesson ends here"))));
        line("");
    }

    /** Which states were seen, and where first. */
    public void closingTable(SeenStates states) {
        line(style.bold("States read from the kernel"));
        for (SeenState seen : states.seen()) {
            line(" ".repeat(INDENT) + String.format(Locale.ROOT, "%-13s lesson %d, step %-2d  %-9s %s", seen.state(),
                    seen.lesson(), seen.step(), seen.endpoint(), seen.call()));
        }
        List<TcpState> unseen = states.unseen();
        line(unseen.isEmpty()
                ? "All eleven states were seen."
                : "Not seen: " + unseen.stream().map(Enum::name).collect(Collectors.joining(", ")));
        terminal.out().flush();
    }

    private void wrapped(String heading, String text) {
        boolean first = true;
        for (String part : Wrapping.wrap(text, terminal.width() - INDENT - HEADING)) {
            line(" ".repeat(INDENT) + String.format(Locale.ROOT, "%-" + HEADING + "s", first ? heading : "") + part);
            first = false;
        }
    }

    private void line(String text) {
        terminal.out().println(terminal.unicode() ? text : text.replace("…", "..."));
    }
}
