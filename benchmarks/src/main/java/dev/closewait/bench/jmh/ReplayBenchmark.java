package dev.closewait.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.closewait.detector.diagnosis.Diagnosis;
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
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A scenario that was recorded, from the compressed trace to what is said of it: what a detector's test costs. */
public class ReplayBenchmark extends Measured {
    /** A trace of the corpus. */
    @Param({"exception-skips-close", "fast-churn", "cpu-starved"})
    public String scenario = "";

    private byte[] trace = {};
    private int looks;

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
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(trace))) {
            looks = (int) new String(in.readAllBytes(), US_ASCII).lines().count() - 1; // The header is a line.
        }
    }

    /** Reads it. */
    @Benchmark
    public int read(PerSocket per) throws IOException, BadLineException {
        int count = 0;
        try (TraceReader reader = open()) {
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                per.count(look.get().closeWait().size());
                count++;
            }
        }
        int read = count;
        expect(read == looks, () -> "read %d observations of %s where %d are".formatted(read, scenario, looks));
        return read;
    }

    /** Reads it to a detector, and hears that after each look. */
    @Benchmark
    public List<Diagnosis> detect(PerSocket per) throws IOException, BadLineException {
        SurvivalDetector detector = new SurvivalDetector();
        List<Diagnosis> diagnoses = List.of();
        try (TraceReader reader = open()) {
            Label label = reader.header().label().orElseThrow();
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                detector.observe(look.get());
                // Its last word is what it says before the pattern ends, as when the load stops.
                diagnoses = look.get().nanos() <= label.untilNanos() ? detector.diagnoses() : diagnoses;
                per.count(look.get().closeWait().size());
            }
            return rightly(diagnoses, label);
        }
    }

    private TraceReader open() throws IOException {
        return new TraceReader(scenario, new ByteArrayInputStream(trace));
    }

    private List<Diagnosis> rightly(List<Diagnosis> diagnoses, Label label) {
        int port = label.port().orElse(0);
        expect(diagnoses.stream().anyMatch(each -> each.service().port() == port && label.allows(each.pattern())),
                () -> "expected %s of %s, was told %s".formatted(label.pattern(), scenario, diagnoses));
        return diagnoses;
    }
}
