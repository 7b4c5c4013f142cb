package dev.closewait.scenarios.run;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;
import java.time.Duration;
import java.util.List;

/** Is told how a run goes, on the thread that runs it. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /**
     * A run begins.
     *
     * @param twin whether it is the scenario's twin that runs
     * @param planned how long the load will last
     */
    default void started(Scenario scenario, boolean twin, Duration planned) {}

    /** A scenario will not run, because the place lacks what it needs. */
    default void skipped(Scenario scenario, String why) {}

    /** Something about the machine that a person should know, in a line; for example a fallback that was taken. */
    default void noticed(String notice) {}

    /**
     * A server is ready, and its clients are about to come. Whoever switches its faults changes what the run shows, and what
     * its grade is worth.
     */
    default void serving(RunningServer server) {}

    /**
     * The sockets were looked at.
     *
     * @param elapsed since the load began; zero before that
     * @param closeWait how many sockets were in CLOSE_WAIT
     * @param arrivals how many of them were not there at the look before
     * @param departures how many of the look before were gone
     * @param diagnoses what the detector now says
     */
    default void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> diagnoses) {}

    /** A run is over and its processes have ended; it is about to be judged. */
    default void recorded(Run run) {}

    /** A run is over, its processes have ended, and it is judged. */
    default void finished(Outcome outcome) {}
}
