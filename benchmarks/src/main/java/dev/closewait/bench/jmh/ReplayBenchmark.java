package dev.closewait.bench.jmh;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.TraceReader;
import dev.closewait.validation.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A scenario that was recorded, from the compressed trace to what is said of it: what a detector's test costs. */
public class ReplayBenchmark extends Measured {
    /** A trace of the corpus. */
    @Param({"exception-skips-close", "fast-churn", "cpu-starved"})
    public String scenario = "";

    private byte[] trace = {};

    /** Fetches the trace, so that no disk is measured. */
    @Setup
    public void fetch() throws IOException {
        String path = "/corpus/" + scenario + ".jsonl.gz";
        try (InputStream in = Corpus.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + ": is not on the class path");
            }
            trace = in.readAllBytes();
        }
    }

    /** Reads it. */
    @Benchmark
    public int read(PerSocket per) throws IOException, BadLineException {
        int looks = 0;
        try (TraceReader reader = new TraceReader(scenario, new ByteArrayInputStream(trace))) {
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                per.count(look.get().closeWait().size());
                looks++;
            }
        }
        expect(looks > 0, "%s has no observation", scenario);
        return looks;
    }

    /** Reads it to a detector, and hears that after each look. */
    @Benchmark
    public List<Diagnosis> detect(PerSocket per) throws IOException, BadLineException {
        SurvivalDetector detector = new SurvivalDetector();
        List<Diagnosis> diagnoses = List.of();
        try (TraceReader reader = new TraceReader(scenario, new ByteArrayInputStream(trace))) {
            Label label = reader.header().label().orElseThrow();
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                detector.observe(look.get());
                // Its last word is what it says before the pattern ends, as when the load stops.
                diagnoses = look.get().nanos() <= label.untilNanos() ? detector.diagnoses() : diagnoses;
                per.count(look.get().closeWait().size());
            }
            Optional<Pattern> said = of(label, diagnoses);
            expect(said.filter(label::allows).isPresent(), "expected %s of %s, was told %s", label.pattern(), scenario,
                    diagnoses);
        }
        return diagnoses;
    }

    private static Optional<Pattern> of(Label label, List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.service().port() == label.port().orElse(0))
                .map(Diagnosis::pattern)
                .findFirst();
    }
}
