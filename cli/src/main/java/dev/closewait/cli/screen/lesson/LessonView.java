package dev.closewait.cli.screen.lesson;

import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a frame shows.
 *
 * @param lesson which lesson it is
 * @param shown the event that is shown
 * @param wasOpen names of the scene's endpoints that have not been CLOSED all the time until then
 * @param predictions what was predicted in this lesson, by the number of the step
 * @param later how many events have come since; more than none when somebody has gone back
 * @param busy whether the lesson goes on and the kernel is waited for
 * @param auto whether it goes on by itself
 * @param scroll how many lines of the words are passed over
 */
record LessonView(LessonEvent.Begun lesson, LessonEvent shown, Set<String> wasOpen,
        Map<Integer, Prediction> predictions, int later, boolean busy, boolean auto, int scroll) {
    LessonView {
        wasOpen = Set.copyOf(wasOpen);
        predictions = Map.copyOf(predictions);
    }

    /** The endpoints as they are now; none before the first step and after the last. */
    List<EndpointView> endpoints() {
        return switch (shown) {
            case LessonEvent.Announced announced -> announced.before();
            case LessonEvent.Taken(Step step) -> step.after();
            case LessonEvent.Begun _,LessonEvent.Ended _ -> List.of();
        };
    }

    /** What was predicted of a step. */
    Optional<Prediction> prediction(int step) {
        return Optional.ofNullable(predictions.get(step));
    }

    /** What can be predicted now: the question of a step that was not taken yet. */
    Optional<Question> open() {
        return shown instanceof LessonEvent.Announced announced && later == 0 ? announced.question() : Optional.empty();
    }

    /** The step that was taken, when one is shown. */
    Optional<Step> taken() {
        return shown instanceof LessonEvent.Taken(Step step) ? Optional.of(step) : Optional.empty();
    }
}
