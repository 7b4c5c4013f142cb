package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;

/** The states in the order in which an endpoint comes to them, for a window in which the diagram has no room. */
final class StateList {
    private static final int HEADING = 13;
    private static final String GAP = "  ";

    private StateList() {}

    static List<Line> of(LessonView view, int width) {
        Light light = new Light(view);
        List<Line> lines = new ArrayList<>();
        lines.addAll(row("opening", light, width, Spot.CLOSED, Spot.LISTEN, Spot.SYN_SENT, Spot.SYN_RECEIVED,
                Spot.ESTABLISHED));
        lines.addAll(row("closes first", light, width, Spot.FIN_WAIT_1, Spot.FIN_WAIT_2, Spot.CLOSING,
                Spot.TIME_WAIT));
        lines.addAll(row("closes last", light, width, Spot.CLOSE_WAIT, Spot.LAST_ACK));
        lines.getLast().add(GAP).add("then ", Tint.FAINT).add(light.of(Spot.CLOSED_AGAIN));
        return lines;
    }

    private static List<Line> row(String heading, Light light, int width, Spot... spots) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(heading, Tint.FAINT).pad(HEADING));
        for (Spot spot : spots) {
            Line state = light.of(spot);
            if (lines.getLast().length() > HEADING && lines.getLast().length() + state.length() > width) {
                lines.add(Line.empty().pad(HEADING));
            }
            lines.getLast().add(state).add(GAP);
        }
        return lines;
    }
}
