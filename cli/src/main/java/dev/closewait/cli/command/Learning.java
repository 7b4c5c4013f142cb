package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.LessonOutput;
import dev.closewait.cli.output.LessonWish;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.SeenStates;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lessons one after the other, as who sees them wishes, until the last is over or a stop is requested. */
final class Learning {
    private final LessonOutput output;
    private final Settings settings;
    private final StopRequest stop;
    private final SeenStates states = new SeenStates();
    private final List<LessonEvent.Ended> ended = new ArrayList<>();
    private boolean holds = true;
    private boolean stopped;
    private String lesson = "";
    private String place = "";

    Learning(LessonOutput output, Settings settings, StopRequest stop) {
        this.output = output;
        this.settings = settings;
        this.stop = stop;
    }

    void run(List<Lesson> lessons) throws IOException {
        int next = 0;
        while (next < lessons.size() && !stopped) {
            switch (run(lessons.get(next))) {
                case NEXT -> next++;
                case REPEAT -> {} // the same once more
                case QUIT -> next = lessons.size();
                case STOP -> stopped = true;
            }
        }
    }

    private LessonWish run(Lesson next) throws IOException {
        try {
            LessonRun.run(next, settings, this::take);
            return stop.isRequested() ? LessonWish.STOP : output.wish().orElse(LessonWish.NEXT);
        } catch (InterruptedException left) {
            return stop.isRequested() ? LessonWish.STOP : output.wish().orElse(LessonWish.STOP);
        }
    }

    private void take(LessonEvent event) throws InterruptedException {
        switch (event) {
            case LessonEvent.Begun begun -> {
                lesson = "lesson " + begun.number();
                place = ", before its first step";
            }
            case LessonEvent.Announced step -> place = ", step " + step.step() + " of " + step.of();
            case LessonEvent.Taken(Step step) -> holds &= step.holds();
            case LessonEvent.Ended end -> {
                holds &= end.holds();
                ended.add(end);
            }
        }
        states.take(event);
        output.on(event);
    }

    /** The lessons that were not left before their end. */
    List<LessonEvent.Ended> ended() {
        return List.copyOf(ended);
    }

    /** Which states were read from the kernel. */
    SeenStates states() {
        return states;
    }

    /** Whether the kernel did all that was said, as far as the lessons came. */
    boolean holds() {
        return holds;
    }

    /** Where somebody stopped it, in words; a person who quits is not somebody who stops it. */
    Optional<String> stoppedAt() {
        return stopped ? Optional.of(lesson + place) : Optional.empty();
    }

    /** A lesson that was stopped has not shown what it was to show. */
    int code() {
        return !holds ? ExitCode.PROBLEM : stopped ? ExitCode.UNKNOWN : ExitCode.OK;
    }
}
