package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of the diagram is lit: the states that endpoints are in, those that they passed through in this step, and the arrows. */
final class Light {
    /** Marks that take more columns are counted by role. */
    private static final int MOST_COLUMNS = 7;

    /** Nothing is. */
    static final Light NONE = new Light(List.of(), Set.of(), List.of());

    private final Map<Spot, List<Mark>> in = new EnumMap<>(Spot.class);
    private final Map<Spot, List<Mark>> through = new EnumMap<>(Spot.class);
    private final Map<Link, Mark> taken = new HashMap<>();

    /** From one place of the diagram to another. */
    record Link(Spot from, Spot to) {}

    Light(LessonView view) {
        this(view.endpoints(), view.wasOpen(), view.taken().map(Step::transitions).orElse(List.of()));
    }

    private Light(List<EndpointView> endpoints, Set<String> wasOpen, List<Transition> moves) {
        Map<String, Mark> marks = Mark.of(endpoints);
        for (EndpointView endpoint : endpoints) {
            add(in, Spot.of(endpoint.state(), wasOpen.contains(endpoint.name())), marks.get(endpoint.name()));
        }
        moves.forEach(move -> take(move, marks));
    }

    private void take(Transition move, Map<String, Mark> marks) {
        Optional.ofNullable(marks.get(move.endpoint())).ifPresent(mark -> {
            Spot to = Spot.of(move.to(), true);
            Spot from = Spot.of(move.from(), false);
            // Linux makes the server's socket in SYN_RECEIVED; the RFC's arrow comes from the listener.
            taken.put(new Link(from == Spot.CLOSED && to == Spot.SYN_RECEIVED ? Spot.LISTEN : from, to), mark);
            if (!move.read()) {
                add(through, to, mark);
            }
        });
    }

    private static void add(Map<Spot, List<Mark>> map, Spot spot, @Nullable Mark mark) {
        if (mark != null) {
            map.computeIfAbsent(spot, _ -> new ArrayList<>()).add(mark);
        }
    }

    /** The colour of an arrow; faint where nobody took it. */
    Tint of(Link link) {
        return Optional.ofNullable(taken.get(link)).map(Mark::tint).orElse(Tint.FAINT);
    }

    /** A state's name, with the marks of who passed through it in round brackets, and of who is in it in square ones. */
    Line of(Spot spot) {
        List<Mark> here = in.getOrDefault(spot, List.of());
        List<Mark> gone = through.getOrDefault(spot, List.of());
        Line line = Line.of(spot.text(), here.isEmpty()
                ? gone.isEmpty() ? Tint.PLAIN : gone.getFirst().tint()
                : lit(here));
        if (!gone.isEmpty()) {
            line.add("(", Tint.FAINT).add(written(gone)).add(")", Tint.FAINT);
        }
        return here.isEmpty() ? line : line.add("[", Tint.BOLD).add(written(here)).add("]", Tint.BOLD);
    }

    private static Tint lit(List<Mark> marks) {
        return marks.stream().map(Mark::role).distinct().count() == 1 ? marks.getFirst().lit() : Tint.LIT;
    }

    private static Line written(List<Mark> marks) {
        Line each = Line.empty();
        marks.forEach(mark -> each.add(mark.text(), mark.tint()));
        if (each.length() <= MOST_COLUMNS) {
            return each;
        }
        Line counted = Line.empty();
        marks.stream()
                .map(Mark::role)
                .distinct()
                .forEach(role -> {
                    List<Mark> alike = marks.stream().filter(mark -> mark.role() == role).toList();
                    counted.add(alike.size() + alike.getFirst().letter(), alike.getFirst().tint());
                });
        return counted;
    }
}
