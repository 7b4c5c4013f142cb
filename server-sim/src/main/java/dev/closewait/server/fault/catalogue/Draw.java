package dev.closewait.server.fault.catalogue;

import dev.closewait.server.fault.Effect;
import dev.closewait.server.http.Connection;
import java.util.Random;
import java.util.function.Consumer;

/** Draws who suffers a fault: the same connections, counted from when it is switched on, in every run. */
final class Draw {
    private final double probability;
    private final Random draws;

    Draw(double probability, int seed) {
        this.probability = probability;
        this.draws = new Random(seed);
    }

    /** What is done to the connections that are drawn; the others are left alone. */
    static Effect each(double probability, int seed, Consumer<Connection> suffer) {
        Draw draw = new Draw(probability, seed);
        return connection -> {
            if (draw.hits()) {
                suffer.accept(connection);
            }
        };
    }

    /** Whether the next one suffers it. */
    boolean hits() {
        return draws.nextDouble() < probability;
    }
}
