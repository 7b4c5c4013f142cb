package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;

/** A leak that anybody would find, some day. */
record Leak(Side side) implements Case {
    @Override
    public String name() {
        return side.of("leak");
    }

    @Override
    public String story() {
        return "One request in twenty is answered and never closed; the others are closed at once.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(7);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Expected expected() {
        return side.broken() ? Expected.only(Pattern.LEAK) : Expected.harmless();
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim(side.broken()
                ? "[{\"exception-skips-close\":{\"probability\":0.05,\"seed\":" + bed.seed() + "}}]"
                : "[]");
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "steady", 100, length(), Duration.ofSeconds(5));
    }

    @Override
    public Truth truth(Seen seen) {
        if (!side.broken()) {
            return Truth.since(seen.loadBegan(), Seen.atLeast(300, seen.answered(), "requests answered"),
                    seen.allLeftPromptly(), seen.cpuWasFree());
        }
        List<Stay> stuck = seen.stuck();
        return Truth.since(stuck, stuck, seen.settled(), Seen.atLeast(10, stuck.size(), "sockets that never left"),
                Seen.atLeast(10L * stuck.size(), seen.answered(), "requests answered"), seen.cpuWasFree());
    }
}
