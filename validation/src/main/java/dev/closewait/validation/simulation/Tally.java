package dev.closewait.validation.simulation;

import dev.closewait.validation.simulation.Arrivals.Passed;
import java.util.random.RandomGenerator;

/** The connections that were passed over since somebody asked, summed up. */
final class Tally {
    private long counted;
    private long queued;
    private double cpuSurplus;
    private double expected;
    private double slowed;
    private double starved;
    private double noticed;

    /** One that was drawn. */
    void counted() {
        counted++;
    }

    /**
     * Some that came while all workers were busy.
     *
     * @param surplus CPU milliseconds that they took beyond what so many take on average
     */
    void queued(long count, double surplus) {
        counted += count;
        queued += count;
        cpuSurplus += surplus;
    }

    /** So many on average, of which nobody has drawn how many there were. */
    void expected(double mean) {
        expected += mean;
    }

    /**
     * What any of them met.
     *
     * @param slowness how long its threads waited for each millisecond of CPU
     * @param noticedShare of so many it was noticed that their peer is gone
     */
    void met(double mean, double slowness, boolean isStarved, double noticedShare) {
        slowed += mean * slowness;
        starved += isStarved ? mean : 0;
        noticed += mean * noticedShare;
    }

    /** All of them; the next ones are counted from nothing. */
    Passed take(RandomGenerator random) {
        double mean = expected + counted;
        Passed all = mean > 0
                ? new Passed(counted + Counts.poisson(expected, random), queued, cpuSurplus, slowed / mean,
                        starved / mean, noticed / mean)
                : Passed.NONE;
        counted = 0;
        queued = 0;
        cpuSurplus = 0;
        expected = 0;
        slowed = 0;
        starved = 0;
        noticed = 0;
        return all;
    }
}
