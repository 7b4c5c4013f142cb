package dev.closewait.bench.result;

import dev.closewait.bench.machine.Machine;
import java.time.Instant;
import java.util.List;

/** Results that nobody measured. */
public final class Made {
    private Made() {}

    /** The time of a read, or another quantity, that was the same in all rounds. */
    public static Measurement measured(String contender, boolean ours, Quantity quantity, double value) {
        return new Measurement(contender, ours, quantity, value, value, value, 3);
    }

    /** Reads of a table of this size by ours and by a loop in C. */
    public static ComparisonResult tables(int size, double ours, double loop) {
        return new ComparisonResult("tables", size, "made up", List.of(
                measured("netlink (ours)", true, Quantity.READ_TIME, ours),
                measured("bare C loop", false, Quantity.READ_TIME, loop)),
                List.of(new Skipped("OSHI", "it was not asked")));
    }

    /** All of it. */
    public static Results results(ComparisonResult... measured) {
        return Results.of(Instant.EPOCH, "./closewait-bench", new Machine("a CPU", 2, 1_024, "6.18", "25"),
                List.of(measured));
    }
}
