package dev.closewait.validation.contestant;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Headline;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.TraceHeader;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A detector in Java, which runs in this process: what it throws loses it the trace, but nothing ends one that hangs. One
 * that is not trusted is better run as a program, by a {@link CommandContestant}.
 *
 * @param maker makes a new detector for each trace
 */
public record JavaContestant(String name, String origin, Supplier<Detector> maker) implements Contestant {
    @Override
    public Attempt attempt(TraceHeader header) throws ContestantException, InterruptedException {
        try {
            return new OneTrace(maker.get());
        } catch (Throwable thrown) {
            throw loss("cannot be made", thrown);
        }
    }

    /** Theirs is any throwable, also a checked one that nothing declares; but who interrupts wants all of this to end. */
    private static ContestantException loss(String how, Throwable thrown) throws InterruptedException {
        if (thrown instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new ContestantException(how + ": " + OneLine.of(thrown), thrown);
    }

    private record OneTrace(Detector detector) implements Attempt {
        @Override
        public List<Said> observe(Observation observation) throws ContestantException, InterruptedException {
            try {
                detector.observe(observation);
                return detector.headlines().stream().map(OneTrace::scored).toList();
            } catch (Throwable thrown) {
                throw loss("crashed", thrown);
            }
        }

        @Override
        public void close() {
            // Nothing was started for it.
        }

        private static Said scored(Headline said) {
            return new Said(said.service().port(), said.pattern(), Set.copyOf(said.also()));
        }
    }
}
