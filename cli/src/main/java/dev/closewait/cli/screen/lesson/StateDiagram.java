package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Canvas;
import dev.closewait.cli.screen.Canvas.Point;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.cli.screen.lesson.Light.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The diagram of RFC 9293, section 3.3.2, figure 5, laid on its side: opening above; below it who closes first, over who closes
 * last. In a wider window its arrows are longer and say what makes an endpoint take them.
 */
final class StateDiagram {
    /** In less it has no room. */
    static final int NARROWEST = 78;
    /** Longer arrows tell no more. */
    private static final int WIDEST = 124;

    // Rows, from above.
    private static final int OPENING = 0;
    private static final int ASKING = 1;
    private static final int TURN = 2;
    private static final int FIRST = 3;
    private static final int BOTH = 4;
    private static final int AT_ONCE = 5;
    private static final int LAST = 6;
    private static final int ROWS = 7;

    /** From a branching of lines to the state that its arrow leads to, in the narrowest window. */
    private static final int BRANCH = 4;
    /** The left end of the line that leads to the closing states. */
    private static final int MARGIN = 1;

    private final int width;
    private final Light light;
    private final Glyphs glyphs;
    private final Map<Spot, Point> spots = new EnumMap<>(Spot.class);
    private final Map<Link, Arrow> arrows = new LinkedHashMap<>();

    /** Marks stand behind a state's name, over the arrow that begins there. */
    private static final int MARKS = 8;

    /** A level stretch of an arrow that no other arrow uses, from one column to before another. */
    private record Stretch(int from, int to, int row) {}

    /** What an arrow says, where if there is room, and the points that it leads along. */
    private record Arrow(String says, Stretch own, List<Point> points) {}

    private StateDiagram(int width, Light light, Glyphs glyphs) {
        this.width = width;
        this.light = light;
        this.glyphs = glyphs;
        placeOpening();
        placeClosing();
    }

    static List<Line> of(LessonView view, int width, Glyphs glyphs) {
        return new StateDiagram(Math.min(width, WIDEST), new Light(view), glyphs).draw();
    }

    /** The arrows that are drawn in any diagram. */
    static List<Link> links() {
        return List.copyOf(new StateDiagram(NARROWEST, Light.NONE, Glyphs.ASCII).arrows.keySet());
    }

    private void placeOpening() {
        int more = (width - NARROWEST) / 3;
        int branch = 13;
        int listen = branch + BRANCH + more;
        int received = listen + 16 + more;
        int meeting = received + 19;
        int established = meeting + BRANCH + more;
        spots.put(Spot.CLOSED, new Point(0, OPENING));
        spots.put(Spot.LISTEN, new Point(listen, OPENING));
        spots.put(Spot.SYN_SENT, new Point(listen, ASKING));
        spots.put(Spot.SYN_RECEIVED, new Point(received, OPENING));
        spots.put(Spot.ESTABLISHED, new Point(established, OPENING));
        arrow(Spot.CLOSED, Spot.LISTEN, "listen()", from(branch, Spot.LISTEN));
        arrow(Spot.CLOSED, Spot.SYN_SENT, "connect()", from(branch, Spot.SYN_SENT), new Point(branch, OPENING),
                new Point(branch, ASKING));
        arrow(Spot.LISTEN, Spot.SYN_RECEIVED, "SYN", behind(Spot.LISTEN, received - 2));
        arrow(Spot.SYN_SENT, Spot.ESTABLISHED, "SYN+ACK", behind(Spot.SYN_SENT, meeting), new Point(meeting, ASKING),
                new Point(meeting, OPENING));
        arrow(Spot.SYN_RECEIVED, Spot.ESTABLISHED, "ACK", from(meeting, Spot.ESTABLISHED));
    }

    private void placeClosing() {
        int more = (width - NARROWEST) / 4;
        int first = MARGIN + BRANCH + more;
        int branch = first + 16;
        int second = branch + BRANCH + more;
        int meeting = second + 16;
        int third = meeting + BRANCH + more;
        int end = third + 16 + more;
        int closed = end + BRANCH;
        spots.put(Spot.FIN_WAIT_1, new Point(first, FIRST));
        spots.put(Spot.FIN_WAIT_2, new Point(second, FIRST));
        spots.put(Spot.CLOSING, new Point(second, BOTH));
        spots.put(Spot.TIME_WAIT, new Point(third, FIRST));
        spots.put(Spot.CLOSE_WAIT, new Point(first, LAST));
        spots.put(Spot.LAST_ACK, new Point(second, LAST));
        spots.put(Spot.CLOSED_AGAIN, new Point(closed, FIRST));
        int turn = width - 3;
        Point[] round = {new Point(turn, OPENING), new Point(turn, TURN), new Point(MARGIN, TURN)};
        arrow(Spot.ESTABLISHED, Spot.FIN_WAIT_1, "close()", from(MARGIN, Spot.FIN_WAIT_1),
                then(round, new Point(MARGIN, FIRST)));
        arrow(Spot.ESTABLISHED, Spot.CLOSE_WAIT, "FIN", from(MARGIN, Spot.CLOSE_WAIT),
                then(round, new Point(MARGIN, LAST)));
        arrow(Spot.FIN_WAIT_1, Spot.FIN_WAIT_2, "ACK", from(branch, Spot.FIN_WAIT_2));
        arrow(Spot.FIN_WAIT_1, Spot.CLOSING, "FIN", from(branch, Spot.CLOSING), new Point(branch, FIRST),
                new Point(branch, BOTH));
        arrow(Spot.FIN_WAIT_1, Spot.TIME_WAIT, "FIN+ACK", new Stretch(branch + 1, meeting, AT_ONCE),
                new Point(branch, FIRST), new Point(branch, AT_ONCE),
                new Point(meeting, AT_ONCE), new Point(meeting, FIRST));
        arrow(Spot.FIN_WAIT_2, Spot.TIME_WAIT, "FIN", from(meeting, Spot.TIME_WAIT));
        arrow(Spot.CLOSING, Spot.TIME_WAIT, "ACK", behind(Spot.CLOSING, meeting), new Point(meeting, BOTH),
                new Point(meeting, FIRST));
        arrow(Spot.CLOSE_WAIT, Spot.LAST_ACK, "close()", behind(Spot.CLOSE_WAIT, second - 2));
        arrow(Spot.LAST_ACK, Spot.CLOSED_AGAIN, "ACK", behind(Spot.LAST_ACK, end), new Point(end, LAST),
                new Point(end, FIRST));
        arrow(Spot.TIME_WAIT, Spot.CLOSED_AGAIN, "timer", behind(Spot.TIME_WAIT, end));
    }

    private static Point[] then(Point[] points, Point last) {
        return Stream.concat(Stream.of(points), Stream.of(last)).toArray(Point[]::new);
    }

    /** From behind the one name to before the other, by way of these points. */
    private void arrow(Spot from, Spot to, String says, Stretch own, Point... by) {
        Point begin = at(from);
        Point end = at(to);
        List<Point> points = new ArrayList<>();
        points.add(new Point(begin.x() + from.text().length() + 1, begin.y()));
        points.addAll(List.of(by));
        points.add(new Point(end.x() - 2, end.y()));
        arrows.put(new Link(from, to), new Arrow(says, own, points));
    }

    /** From where lines branch or meet to before a state. */
    private Stretch from(int branch, Spot to) {
        return new Stretch(branch + 1, at(to).x() - 2, at(to).y());
    }

    /** From behind a state's marks on. */
    private Stretch behind(Spot from, int to) {
        return new Stretch(at(from).x() + from.text().length() + MARKS, to, at(from).y());
    }

    private Point at(Spot spot) {
        return spots.getOrDefault(spot, new Point(0, 0));
    }

    /** What nobody took first, so that what is lit lies over it; names last, so that no line hides a mark. */
    private List<Line> draw() {
        Canvas canvas = new Canvas(width, ROWS, glyphs);
        Stream.of(true, false)
                .forEach(faint -> arrows.forEach((link, arrow) -> {
                    if ((light.of(link) == Tint.FAINT) == faint) {
                        canvas.arrow(arrow.points, light.of(link));
                    }
                }));
        arrows.forEach((link, arrow) -> label(canvas, arrow, light.of(link)));
        spots.forEach((spot, point) -> canvas.text(point.x(), point.y(), light.of(spot).add(" ")));
        return canvas.lines();
    }

    /** In the middle of its own stretch, with a piece of the line on both sides. */
    private static void label(Canvas canvas, Arrow arrow, Tint tint) {
        String text = " " + arrow.says + " ";
        int room = arrow.own.to - arrow.own.from;
        if (room >= text.length() + 2) {
            canvas.text(arrow.own.from + (room - text.length()) / 2, arrow.own.row, text, tint);
        }
    }
}
