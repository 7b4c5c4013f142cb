package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.process.ProcessSample;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Where a leak leads: a straight line through what the sockets' ages tell of the past. */
final class LeakForecast {
    private static final double MILLIS_PER_SECOND = 1_000;
    /** Less time than this tells no rate. */
    private static final double SHORTEST_MILLIS = 100;

    private LeakForecast() {}

    /**
     * @param finding the leaked sockets
     * @param process the process that owns them, where it is known
     */
    static Forecast of(LeakFinding finding, Optional<ProcessSample> process) {
        double seconds = Math.max(SHORTEST_MILLIS, finding.oldestMillis() - finding.ordinaryMillis())
                / MILLIS_PER_SECOND;
        // The oldest began the time that is measured, so it is not one of those that came within it.
        double perSecond = (finding.suspects() - 1) / seconds;
        OptionalLong left = process.map(LeakForecast::descriptorsLeft).orElse(OptionalLong.empty());
        OptionalDouble exhausted = left.isPresent() && perSecond > 0
                ? OptionalDouble.of(left.getAsLong() / perSecond)
                : OptionalDouble.empty();
        return new Forecast(finding.suspects(), perSecond, left, exhausted);
    }

    private static OptionalLong descriptorsLeft(ProcessSample process) {
        boolean known = process.descriptors() != ProcessSample.UNKNOWN
                && process.descriptorLimit() != ProcessSample.UNKNOWN;
        return known
                ? OptionalLong.of(Math.max(0, process.descriptorLimit() - process.descriptors()))
                : OptionalLong.empty();
    }
}
