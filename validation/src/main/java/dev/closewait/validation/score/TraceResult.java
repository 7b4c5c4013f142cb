package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one contestant made of one trace. Times are seconds.
 *
 * @param trace the trace's name
 * @param origin whether its sockets were real
 * @param truth what happened
 * @param said what was said last while it was true; empty when nothing was said, or when the trace was lost
 * @param mark how that is to be taken
 * @param secondsToDetect from when it first held until it was first said, of a leak and a standstill until it was said for
 *     good; 0 when it was said already; empty when it was not
 * @param secondsAfterEvidence the same from the first look at which any detector could have seen something of it
 * @param leakedAtDetection how many sockets had leaked by then; empty unless a leak was found
 * @param falseAlarms how often a problem was begun to be said that was none
 * @param retractions how often a problem was said and then taken back, for something less severe or for nothing
 * @param seconds how long the trace is
 * @param observations how many looks it has
 * @param nanosPerObservation what a look cost the contestant; a median
 * @param failure why the trace was lost, or what was wrong with what was said; empty when it was right
 */
public record TraceResult(String trace, Origin origin, Pattern truth, Optional<Pattern> said, Mark mark,
        OptionalDouble secondsToDetect, OptionalDouble secondsAfterEvidence, OptionalInt leakedAtDetection,
        int falseAlarms, int retractions, double seconds, long observations, double nanosPerObservation,
        Optional<String> failure) {
    /** Whether what happened was found: all of it, or the most severe. */
    public boolean found() {
        return mark == Mark.RIGHT || mark == Mark.PARTLY;
    }

    /** The same under another name. */
    TraceResult named(String other) {
        return new TraceResult(other, origin, truth, said, mark, secondsToDetect, secondsAfterEvidence,
                leakedAtDetection, falseAlarms, retractions, seconds, observations, nanosPerObservation, failure);
    }

    /** How an answer is to be taken, from the best to the worst. */
    public enum Mark {
        /** What happened was said, or what is accepted for it, and what stood beside it. */
        RIGHT,
        /** What happened was said, but not what stood beside it. */
        PARTLY,
        /** Something else was said, or nothing, or what must never be said. */
        WRONG,
        /** The contestant crashed, hung, or answered nonsense. */
        LOST
    }
}
