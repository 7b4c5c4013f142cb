package dev.closewait.cli.command;

import dev.closewait.cli.output.LessonOutput;
import dev.closewait.cli.output.LessonText;
import dev.closewait.cli.output.Terminal;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Question;
import java.util.Optional;
import java.util.OptionalInt;

/** Lessons as lines of text, of which each step waits for Enter. A number before it is what the learner predicts. */
final class StepByStep implements LessonOutput {
    private final LessonText text;
    private final EnterKey enter;

    StepByStep(Terminal terminal, EnterKey enter) {
        text = new LessonText(terminal, true);
        this.enter = enter;
    }

    @Override
    public void on(LessonEvent event) throws InterruptedException {
        text.print(event);
        if (event instanceof LessonEvent.Announced announced) {
            predict(announced.question());
        }
    }

    /** Asks again for as long as a number is typed that no choice has. */
    private void predict(Optional<Question> question) throws InterruptedException {
        int choices = question.map(each -> each.choices().size()).orElse(0);
        OptionalInt typed = number(enter.await());
        Optional<Prediction> prediction = predicted(question, typed);
        while (choices > 0 && typed.isPresent() && prediction.isEmpty()) {
            text.step().prompt(choices);
            typed = number(enter.await());
            prediction = predicted(question, typed);
        }
        prediction.ifPresent(text.step()::predicted);
    }

    private static Optional<Prediction> predicted(Optional<Question> question, OptionalInt number) {
        return question.filter(_ -> number.isPresent()).flatMap(each -> each.predict(number.orElse(0)));
    }

    private static OptionalInt number(String typed) {
        return typed.matches("\\d{1,4}") ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }
}
