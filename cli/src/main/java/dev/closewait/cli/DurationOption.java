package dev.closewait.cli;

import dev.closewait.sim.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as it is written in a scenario file, such as {@code 250ms} or {@code 10s}. */
final class DurationOption implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "': expected " + Durations.EXPECTED));
    }
}
