package dev.closewait.cli.screen.lesson;

import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import java.time.Duration;

/** How long a page stays that turns by itself. */
final class ReadingTime {
    private static final Duration TO_LOOK = Duration.ofSeconds(2);
    /** 240 words a minute, as most people read. */
    private static final Duration A_WORD = Duration.ofMillis(250);

    private ReadingTime() {}

    static Duration of(LessonEvent event) {
        return TO_LOOK.plus(A_WORD.multipliedBy(words(text(event))));
    }

    private static String text(LessonEvent event) {
        return switch (event) {
            case LessonEvent.Begun begun -> begun.story();
            case LessonEvent.Announced announced -> announced.title()
                    + announced.question().map(question -> " " + question.asks()).orElse("");
            case LessonEvent.Taken(Step step) -> step.why()
                    + step.question().map(question -> " " + question.answer()).orElse("");
            case LessonEvent.Ended ended -> ended.recap().remember();
        };
    }

    private static long words(String text) {
        return text.chars().filter(Character::isWhitespace).count();
    }
}
