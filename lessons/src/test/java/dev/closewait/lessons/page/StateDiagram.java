package dev.closewait.lessons.page;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Arrow;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The state diagram of RFC 9293, figure 5, with the way that the endpoints of a scene took, each arrow with its steps. */
final class StateDiagram {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 470;
    private static final double BOX_WIDTH = 112;
    private static final double BOX_HEIGHT = 28;
    /** How far arrows lie beside each other that several sides took. */
    private static final double APART = 14;
    /** Where on its arrow a badge is; on one of two beside each other a little before or behind that. */
    private static final double MIDDLE = 0.5;
    private static final double ASIDE = 0.2;
    private static final double BESIDE = 32;
    private static final double LETTER = 6.8;

    private static final Map<TcpState, Spot> SPOTS = new EnumMap<>(Map.ofEntries(
            Map.entry(TcpState.CLOSED, new Spot(310, 36)), Map.entry(TcpState.LISTEN, new Spot(110, 104)),
            Map.entry(TcpState.SYN_SENT, new Spot(510, 104)), Map.entry(TcpState.SYN_RECEIVED, new Spot(110, 184)),
            Map.entry(TcpState.ESTABLISHED, new Spot(310, 184)), Map.entry(TcpState.FIN_WAIT_1, new Spot(190, 270)),
            Map.entry(TcpState.CLOSE_WAIT, new Spot(510, 270)), Map.entry(TcpState.FIN_WAIT_2, new Spot(90, 350)),
            Map.entry(TcpState.CLOSING, new Spot(310, 350)), Map.entry(TcpState.LAST_ACK, new Spot(510, 350)),
            Map.entry(TcpState.TIME_WAIT, new Spot(190, 434))));
    /** As in the RFC, CLOSED is drawn where connections begin and where they end. */
    private static final Spot END = new Spot(510, 434);

    private final Svg svg;
    private final Map<Way, Set<Integer>> taken = new LinkedHashMap<>();
    /** What leads along an arrow. */
    private final Map<Way, String> events = new LinkedHashMap<>();
    private final Map<TcpState, Integer> sideExits = new EnumMap<>(TcpState.class);

    /** The middle of a state's box. */
    private record Spot(double x, double y) {}

    /** An arrow as one side took it. */
    private record Way(TcpState from, TcpState to, Role role) {
        boolean inDiagram() {
            return Arrow.DIAGRAM.stream().anyMatch(arrow -> arrow.from() == from && arrow.to() == to);
        }
    }

    private StateDiagram(String says) {
        svg = new Svg(WIDTH, HEIGHT, says);
    }

    /** The diagram of a scene's steps. */
    static String of(String scene, List<Step> steps) {
        StateDiagram diagram = new StateDiagram("The TCP state diagram; lit is the way of \u201c" + scene + "\u201d");
        steps.forEach(diagram::take);
        return diagram.draw();
    }

    private void take(Step step) {
        for (Transition transition : step.transitions()) {
            Role role = step.after()
                    .stream()
                    .filter(view -> view.name().equals(transition.endpoint()))
                    .findFirst()
                    .orElseThrow()
                    .role();
            TcpState from = transition.to() == TcpState.SYN_RECEIVED ? TcpState.LISTEN : transition.from();
            Way way = new Way(from, transition.to(), role);
            taken.computeIfAbsent(way, _ -> new LinkedHashSet<>()).add(step.number());
            events.putIfAbsent(way, transition.cause().event());
        }
    }

    private String draw() {
        Arrow.DIAGRAM.stream()
                .filter(arrow -> taken.keySet()
                        .stream()
                        .noneMatch(way -> way.from == arrow.from() && way.to == arrow.to()))
                .forEach(arrow -> line("arrow", "head", arrow.from(), arrow.to(), 0));
        Map<Way, Double> offsets = offsets();
        offsets.forEach((way, offset) -> line(side(way.role), side(way.role) + "-fill", way.from, way.to, offset));
        SPOTS.forEach(this::state);
        state(TcpState.CLOSED, END);
        offsets.forEach(this::badge);
        taken.keySet().stream().filter(way -> !way.inDiagram()).forEach(this::sideExit);
        legend();
        return svg.end();
    }

    /** Arrows of several sides lie beside each other. */
    private Map<Way, Double> offsets() {
        Map<Way, Double> offsets = new LinkedHashMap<>();
        List<Way> ways = taken.keySet().stream().filter(Way::inDiagram).toList();
        for (Way way : ways) {
            List<Way> same = ways.stream().filter(other -> other.from == way.from && other.to == way.to).toList();
            offsets.put(way, (same.indexOf(way) - (same.size() - 1) / 2.0) * APART);
        }
        return offsets;
    }

    private void line(String classes, String head, TcpState from, TcpState to, double offset) {
        Ends ends = ends(from, to, offset);
        svg.arrow(classes, head, ends.from.x, ends.from.y, ends.to.x, ends.to.y);
    }

    /** Where an arrow begins and ends: at the edges of the boxes. */
    private record Ends(Spot from, Spot to) {}

    private static Ends ends(TcpState from, TcpState to, double offset) {
        Spot start = spot(from, false);
        Spot end = spot(to, to == TcpState.CLOSED);
        boolean upright = BOX_HEIGHT * Math.abs(end.x - start.x) < BOX_WIDTH * Math.abs(end.y - start.y);
        double shiftX = upright ? offset : 0; // along the edge that it leaves by, so that it still touches the box
        double shiftY = upright ? 0 : offset;
        double cut = cut(end.x - start.x, end.y - start.y);
        double dx = (end.x - start.x) * cut;
        double dy = (end.y - start.y) * cut;
        return new Ends(new Spot(start.x + dx + shiftX, start.y + dy + shiftY),
                new Spot(end.x - dx + shiftX, end.y - dy + shiftY));
    }

    /** The share of the way between two middles that lies within a box. */
    private static double cut(double dx, double dy) {
        double byWidth = dx == 0 ? Double.MAX_VALUE : BOX_WIDTH / 2 / Math.abs(dx);
        double byHeight = dy == 0 ? Double.MAX_VALUE : BOX_HEIGHT / 2 / Math.abs(dy);
        return Math.min(byWidth, byHeight);
    }

    private static Spot spot(TcpState state, boolean atEnd) {
        return atEnd ? END : SPOTS.getOrDefault(state, END);
    }

    private void state(TcpState state, Spot spot) {
        svg.box("box", spot.x - BOX_WIDTH / 2, spot.y - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT);
        svg.text("state", "middle", spot.x, spot.y + 4, state.name());
    }

    private void badge(Way way, double offset) {
        Ends ends = ends(way.from, way.to, offset);
        double share = MIDDLE + Math.signum(offset) * ASIDE;
        pill(way.role, ends.from.x + (ends.to.x - ends.from.x) * share, ends.from.y + (ends.to.y - ends.from.y) * share,
                steps(way));
    }

    /** What figure 5 leaves out: a reset or a timer leads to CLOSED. */
    private void sideExit(Way way) {
        Spot spot = spot(way.from, false);
        int already = sideExits.merge(way.from, 1, Integer::sum) - 1;
        boolean right = spot.x > WIDTH / 2.0 || way.from == TcpState.CLOSING; // where no arrow comes in
        pill(way.role, spot.x + (right ? BESIDE : -BESIDE), spot.y - BOX_HEIGHT / 2 - 4 + already * (BOX_HEIGHT + 8),
                steps(way) + " \u2192 " + way.to);
    }

    private void pill(Role role, double x, double y, String says) {
        double width = says.length() * LETTER + 10;
        svg.box(side(role) + "-fill", x - width / 2, y - 8, width, 16);
        svg.text("state on", "middle", x, y + 4, says);
    }

    private String steps(Way way) {
        return events.getOrDefault(way, "") + " "
                + taken.getOrDefault(way, Set.of()).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void legend() {
        List<Role> roles = new ArrayList<>(
                taken.keySet().stream().map(Way::role).distinct().sorted().toList());
        double y = 28;
        for (Role role : roles) {
            svg.box(side(role) + "-fill", 20, y - 9, 10, 10);
            svg.text("faint", "start", 36, y, role.toString());
            y += 18;
        }
        svg.text("faint", "end", WIDTH - 20, 28, "what led there, and in which step");
    }

    private static String side(Role role) {
        return role.toString();
    }
}
