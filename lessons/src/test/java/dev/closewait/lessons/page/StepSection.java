package dev.closewait.lessons.page;

import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Reason;
import dev.closewait.lessons.event.Source;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Transition;
import java.util.List;
import java.util.function.Consumer;

/** A step on the page of its lesson. */
final class StepSection {
    private static final String CLOSED = "CLOSED";
    /** The step that most scenes begin with; it is there for who wants to see it. */
    private static final String PREPARES = "A connection, to begin with";

    private final Markdown page;
    private final Step step;

    StepSection(Markdown page, Step step) {
        this.page = page;
        this.step = step;
    }

    /** Writes it; {@code figure} adds the figure where there is one. */
    void write(Consumer<Step> figure) {
        page.paragraph("### " + step.number() + ". " + step.title());
        step.question().ifPresent(this::question);
        if (step.title().equals(PREPARES)) {
            page.folded("The handshake, as in lesson 1", () -> whatHappened(figure));
        } else {
            whatHappened(figure);
        }
        step.exhibits().forEach(this::exhibit);
        step.reasons().forEach(this::reason);
    }

    private void whatHappened(Consumer<Step> figure) {
        calls(step.calls());
        figure.accept(step);
        if (step.segments().isEmpty()) {
            page.paragraph(step.othersCross()
                    ? "No segment of this step's own crosses; probes of a closed window may."
                    : "No segment crosses.");
        }
        endpoints();
        transitions(step.transitions());
    }

    private void question(Question question) {
        page.paragraph("**Predict.** " + question.asks());
        if (!question.choices().isEmpty()) {
            page.line("");
            for (int number = 1; number <= question.choices().size(); number++) {
                page.line(number + ". " + question.choices().get(number - 1));
            }
        }
        page.folded("Answer", () -> page.paragraph(question.answer()));
    }

    private void calls(List<CallMade> calls) {
        if (!calls.isEmpty()) {
            page.line("");
            page.line("```c");
            calls.forEach(call -> page.line(Stable.call(call)));
            page.line("```");
        }
    }

    private void endpoints() {
        if (step.after().isEmpty()) {
            return;
        }
        page.line("");
        page.line("| endpoint | state before | state after | Recv-Q | Send-Q | descriptor open |");
        page.line("|---|---|---|--:|--:|---|");
        for (int i = 0; i < step.after().size(); i++) {
            EndpointView before = step.before().get(i);
            EndpointView after = step.after().get(i);
            boolean moved = before.state() != after.state();
            page.line("| " + after.name() + " | " + before.state() + " | "
                    + (moved ? "**" + after.state() + "**" : after.state())
                    + " | " + queue(after, after.receiveQueue()) + " | " + queue(after, after.sendQueue()) + " | "
                    + (after.descriptor().isPresent() ? "yes" : "no") + " |");
        }
    }

    private static String queue(EndpointView view, int queue) {
        return view.state().name().equals(CLOSED) || queue < 0 ? "" : Integer.toString(queue);
    }

    private void transitions(List<Transition> transitions) {
        if (!transitions.isEmpty()) {
            page.line("");
            transitions.forEach(
                    each -> page
                            .line("- " + each.endpoint() + ": " + each.from() + " \u2192 " + each.to() + ", because "
                                    + each.cause().says() + " (" + each.cause().source().brief() + ")"));
        }
    }

    private void exhibit(Exhibit exhibit) {
        page.paragraph(exhibit.title() + ":");
        page.line("");
        page.line(Stable.FENCE);
        exhibit.lines().forEach(page::line);
        page.line(Stable.FENCE_END);
    }

    private void reason(Reason reason) {
        String source = switch (reason.source()) {
            case Source.Rfc9293(String section) -> "[RFC 9293, section " + section
                    + "](https://www.rfc-editor.org/rfc/rfc9293#section-" + section + ")";
            case Source.Linux(String place) -> "Linux: " + place;
        };
        page.paragraph(reason.paragraph() + " *(" + source + ")*");
    }
}
