package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Results written down for a test; a minute of trace each. */
final class Results {
    private Results() {}

    /** Right, so many seconds after the first evidence. */
    static TraceResult right(String trace, Pattern truth, double seconds) {
        return new TraceResult(trace, Origin.RECORDED, truth, Optional.of(truth), Mark.RIGHT,
                OptionalDouble.of(seconds), OptionalDouble.of(seconds),
                truth == Pattern.LEAK ? OptionalInt.of(3) : OptionalInt.empty(), 0, 0, 60, 240, 1_000,
                Optional.empty());
    }

    /** Wrong, with so many false alarms on the way. */
    static TraceResult wrong(String trace, Pattern truth, Optional<Pattern> said, int falseAlarms) {
        return new TraceResult(trace, Origin.RECORDED, truth, said, Mark.WRONG, OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalInt.empty(), falseAlarms, 0, 60, 240, 1_000,
                Optional.of("something else was said at the end; expected " + truth));
    }

    static TraceResult lost(String trace, Pattern truth) {
        return new TraceResult(trace, Origin.SIMULATED, truth, Optional.empty(), Mark.LOST, OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalInt.empty(), 0, 0, 60, 240, 0, Optional.of("hung"));
    }

    /** The same with so many retractions. */
    static TraceResult retracted(TraceResult result, int retractions) {
        return new TraceResult(result.trace(), result.origin(), result.truth(), result.said(), result.mark(),
                result.secondsToDetect(), result.secondsAfterEvidence(), result.leakedAtDetection(),
                result.falseAlarms(), retractions, result.seconds(), result.observations(),
                result.nanosPerObservation(), result.failure());
    }
}
