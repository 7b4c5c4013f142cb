package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands for an endpoint in the diagram: a letter, with a number from the second of its role on. It says who is lit where
 * there are no colours.
 */
record Mark(Role role, int number) {
    /** The marks of a scene's endpoints, by their names. */
    static Map<String, Mark> of(List<EndpointView> views) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (EndpointView view : views) {
            long before = marks.values().stream().filter(mark -> mark.role == view.role()).count();
            marks.put(view.name(), new Mark(view.role(), (int) before + 1));
        }
        return marks;
    }

    String text() {
        return letter() + (number == 1 ? "" : Integer.toString(number));
    }

    String letter() {
        return switch (role) {
            case LISTENER -> "L";
            case CLIENT -> "C";
            case SERVER -> "S";
        };
    }

    /** Its colour as text. */
    Tint tint() {
        return switch (role) {
            case LISTENER -> Tint.GREEN;
            case CLIENT -> Tint.CYAN;
            case SERVER -> Tint.YELLOW;
        };
    }

    /** Its colour where it lights a state. */
    Tint lit() {
        return switch (role) {
            case LISTENER -> Tint.LIT_GREEN;
            case CLIENT -> Tint.LIT_CYAN;
            case SERVER -> Tint.LIT_YELLOW;
        };
    }
}
