package dev.closewait.scenarios.cases;

import dev.closewait.scenarios.run.RunException;
import java.time.Duration;

/**
 * A case whose subject lacks the bug. It must come out as UNKNOWN.
 *
 * @param claimed the case that it is taken for
 * @param twin its twin, which is what runs
 */
record Mended(Case claimed, Case twin) implements Case {
    @Override
    public String name() {
        return claimed.name() + "-mended";
    }

    @Override
    public String story() {
        return "Nothing is wrong, although this was expected: " + claimed.story();
    }

    @Override
    public Duration length() {
        return twin.length();
    }

    @Override
    public Expected expected() {
        return claimed.expected();
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return twin.subject(bed);
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        twin.load(bed, subject);
    }

    @Override
    public Truth truth(Seen seen) {
        return claimed.truth(seen);
    }
}
