package dev.closewait.scenarios.file;

import java.time.Duration;

/**
 * The clients that put the server under load.
 *
 * @param behaviour how they open, use and leave connections: {@code churn} or {@code steady}
 * @param clients how many there are at most
 * @param rate how many requests they begin together
 * @param patience how long each waits for its answer before it gives up with a FIN
 */
public record ClientSpec(String behaviour, int clients, Rate rate, Duration patience) {}
