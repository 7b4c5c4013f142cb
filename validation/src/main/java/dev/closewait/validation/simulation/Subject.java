package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;

/** Something that can be observed, in virtual time. */
interface Subject {
    /**
     * Goes on to a time, and shows what a look at it sees. The observation's columns are filled anew at the next.
     *
     * @param nowMillis time since the simulation began; never less than the time before
     * @param wallClockMillis what a clock on the wall shows, milliseconds since 1970
     */
    Observation look(double nowMillis, double wallClockMillis);

    /** How things really stand at the time of the last look, which no detector is told. */
    Standing standing();
}
