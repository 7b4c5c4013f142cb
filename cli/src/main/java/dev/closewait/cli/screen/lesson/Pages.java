package dev.closewait.cli.screen.lesson;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lesson has said until now, a page for each event, and which of them is open. */
final class Pages {
    private final List<LessonEvent> events = new ArrayList<>();
    private final Map<Integer, Prediction> predictions = new HashMap<>();
    private int open;
    private int scroll;

    /** Adds a page; it is opened, unless somebody has gone back. A lesson that begins is a new book. */
    void add(LessonEvent event) {
        if (event instanceof LessonEvent.Begun) {
            events.clear();
            predictions.clear();
            open = 0;
        }
        boolean follows = isLast() || events.isEmpty();
        events.add(event);
        if (follows) {
            turn(events.size() - 1);
        }
    }

    /** Whether the last page is open. */
    boolean isLast() {
        return open >= events.size() - 1;
    }

    /** Opens the next page; false when there is none. */
    boolean forward() {
        boolean there = !isLast();
        turn(there ? open + 1 : open);
        return there;
    }

    /** Opens the page before, if there is one. */
    void back() {
        turn(Math.max(0, open - 1));
    }

    private void turn(int page) {
        scroll = page == open ? scroll : 0;
        open = page;
    }

    /** Takes the choice of this number, where the step of the open page has one and was not taken yet. */
    void predict(int number) {
        if (isLast() && events.get(open) instanceof LessonEvent.Announced announced) {
            announced.question()
                    .flatMap(question -> question.predict(number))
                    .ifPresent(prediction -> predictions.put(announced.step(), prediction));
        }
    }

    /** Moves the words of the page by so many lines. */
    void scroll(int lines, int most) {
        scroll = Math.clamp(scroll + (long) lines, 0, Math.max(0, most));
    }

    /** Moves the words on to what there was no room for, but for a line; false where the end was seen. */
    boolean readOn(Words words) {
        boolean more = scroll < words.overflow();
        if (more) {
            scroll(words.page(), words.furthest());
        }
        return more;
    }

    /** The open page; there is one as soon as a lesson has begun. */
    LessonView view(boolean busy, boolean auto) {
        return new LessonView((LessonEvent.Begun) events.getFirst(), events.get(open), wasOpen(),
                predictions, events.size() - 1 - open, busy, auto, scroll);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    private Set<String> wasOpen() {
        Set<String> names = new HashSet<>();
        String scene = "";
        for (LessonEvent event : events.subList(0, open + 1)) {
            if (event instanceof LessonEvent.Announced announced && !announced.scene().equals(scene)) {
                scene = announced.scene();
                names.clear();
            }
            if (event instanceof LessonEvent.Taken(Step step)) {
                step.before().forEach(view -> addOpen(view, names));
                step.after().forEach(view -> addOpen(view, names));
                step.transitions().forEach(move -> names.add(move.endpoint()));
            }
        }
        return names;
    }

    private static void addOpen(EndpointView view, Set<String> names) {
        if (view.state() != TcpState.CLOSED) {
            names.add(view.name());
        }
    }
}
