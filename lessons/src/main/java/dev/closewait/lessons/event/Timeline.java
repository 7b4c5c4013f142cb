package dev.closewait.lessons.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step as time goes down: first the calls, then the segments, and at each of them the states that it leads an endpoint to. What
 * a timer does stands at the end.
 */
public record Timeline(List<Called> calls, List<Crossed> segments, List<Transition> ofItself) {
    /** A call, and the states that its caller comes to by it. */
    public record Called(CallMade call, List<Transition> moves) {}

    /** A segment, and the states that its receiver comes to by it. */
    public record Crossed(Segment segment, List<Transition> moves) {}

    /** The timeline of a step that was taken. */
    public static Timeline of(Step step) {
        List<Called> called = step.calls().stream().map(call -> new Called(call, new ArrayList<>())).toList();
        List<Crossed> crossed = step.segments()
                .stream()
                .map(segment -> new Crossed(segment, new ArrayList<>()))
                .toList();
        List<Transition> rest = new ArrayList<>();
        for (Transition move : step.transitions()) {
            List<Transition> place = switch (move.cause().kind()) {
                case CALL -> called.stream()
                        .filter(each -> makes(each.call(), move))
                        .findFirst()
                        .map(Called::moves)
                        .orElse(rest);
                case SEGMENT -> arrival(crossed, move).orElse(rest);
                case TIMER -> rest;
            };
            place.add(move);
        }
        return new Timeline(called, crossed, rest);
    }

    private static boolean makes(CallMade call, Transition move) {
        return call.by().equals(move.endpoint()) && move.cause().comesWith(call.text());
    }

    private static boolean brings(Segment segment, Transition move) {
        return segment.to().equals(move.endpoint()) && move.cause().comesWith(segment.kind().toString());
    }

    /** By the first such segment, but not before what has moved the endpoint last, nor before the FIN that is acknowledged. */
    private static Optional<List<Transition>> arrival(List<Crossed> crossed, Transition move) {
        int from = 0;
        for (int i = 0; i < crossed.size(); i++) {
            boolean moved = crossed.get(i).moves().stream().anyMatch(each -> each.endpoint().equals(move.endpoint()));
            boolean isItsFin = move.cause() == Cause.ACK_OF_FIN_ARRIVES && isFinOf(crossed.get(i).segment(), move);
            from = moved || isItsFin ? i + 1 : from;
        }
        return crossed.stream().skip(from).filter(each -> brings(each.segment(), move)).findFirst().map(Crossed::moves);
    }

    private static boolean isFinOf(Segment segment, Transition move) {
        return segment.kind() == SegmentKind.FIN && segment.from().equals(move.endpoint());
    }
}
