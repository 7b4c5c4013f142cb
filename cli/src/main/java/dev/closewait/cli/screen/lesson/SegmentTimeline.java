package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Canvas;
import dev.closewait.cli.screen.Canvas.Point;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What crossed, in order: two endpoints, and an arrow between them for each segment. Others get a head of their own. */
final class SegmentTimeline {
    private static final int WIDEST = 60;

    /** In less width than this there is no room for states beside the arrows. */
    private static final int WITH_STATES = 56;
    /** For the longest of their names, and a space. */
    private static final int STATE = 13;

    private final List<EndpointView> endpoints;
    private final Map<String, Mark> marks;
    private final int width;
    private final Glyphs glyphs;

    /** Two endpoints, as they stand: who opens the connection on the left. */
    private record Pair(String left, String right) {}

    SegmentTimeline(List<EndpointView> endpoints, int width, Glyphs glyphs) {
        this.endpoints = endpoints;
        this.marks = Mark.of(endpoints);
        this.width = Math.min(width, WIDEST);
        this.glyphs = glyphs;
    }

    List<Line> lines(List<Timeline.Crossed> crossings) {
        List<Line> lines = new ArrayList<>();
        Pair shown = new Pair("", "");
        for (Timeline.Crossed crossed : crossings) {
            Segment segment = crossed.segment();
            Pair pair = pair(segment);
            if (!pair.equals(shown)) {
                lines.add(head(pair));
                shown = pair;
            }
            lines.add(arrow(crossed, segment.from().equals(pair.left)));
        }
        return lines;
    }

    private Pair pair(Segment segment) {
        boolean fromLeft = isClient(segment.from())
                || (!isClient(segment.to()) && segment.from().compareTo(segment.to()) < 0);
        return fromLeft ? new Pair(segment.from(), segment.to()) : new Pair(segment.to(), segment.from());
    }

    private boolean isClient(String name) {
        return endpoints.stream().anyMatch(each -> each.name().equals(name) && each.role() == Role.CLIENT);
    }

    private Line head(Pair pair) {
        return Line.of(pair.left, tint(pair.left))
                .pad(width - pair.right.length())
                .add(pair.right, tint(pair.right));
    }

    private Tint tint(String name) {
        return marks.containsKey(name) ? marks.getOrDefault(name, new Mark(Role.CLIENT, 1)).tint() : Tint.PLAIN;
    }

    /** With the state that it leads its receiver to at its head, where there is room. */
    private Line arrow(Timeline.Crossed crossed, boolean toTheRight) {
        Segment segment = crossed.segment();
        Canvas canvas = new Canvas(width, 1, glyphs);
        int margin = width >= WITH_STATES ? STATE : 1;
        int left = margin;
        int right = width - 1 - margin;
        if (width >= WITH_STATES) {
            crossed.moves()
                    .forEach(move -> canvas.text(toTheRight ? right + 2 : left - 1 - move.to().name().length(), 0,
                            move.to().name(), tint(move.endpoint())));
        }
        Tint tint = tint(segment.from());
        canvas.arrow(toTheRight
                ? List.of(new Point(left, 0), new Point(right, 0))
                : List.of(new Point(right, 0), new Point(left, 0)), tint);
        String text = " " + glyphs.written(segment.text())
                + (segment.evidence() == Evidence.IMPLIED ? " (implied)" : "") + " ";
        canvas.text((width - text.length()) / 2, 0, text, tint);
        return canvas.lines().getFirst();
    }
}
