package dev.closewait.detector.diagnosis;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where a leak leads if nothing changes.
 *
 * @param leaked sockets held to be leaked now
 * @param leaksPerSecond how fast they come
 * @param descriptorsLeft how many more descriptors the process may open; empty when it could not be read
 * @param secondsToExhaustion time until they are used up at this rate; empty when unknown, or when nothing grows
 */
public record Forecast(int leaked, double leaksPerSecond, OptionalLong descriptorsLeft,
        OptionalDouble secondsToExhaustion) {}
