package dev.closewait.cli;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.detector.trace.TraceWriter;
import dev.closewait.validation.corpus.StandardCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Simulated traces as files: the same everywhere, and without a socket. */
final class TraceFiles {
    private TraceFiles() {}

    /** Writes traces of the standard corpus into a folder, uncompressed. */
    static void write(Path folder, String... names) throws Exception {
        for (String name : names) {
            TraceSource source = StandardCorpus.traces()
                    .stream()
                    .filter(trace -> trace.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            TraceHeader header = headerOf(source); // its label is whole at the end only
            try (Trace trace = source.open();
                    TraceWriter writer = new TraceWriter(Files.newOutputStream(folder.resolve(name + ".jsonl")),
                            header)) {
                for (Optional<Observation> look = trace.next(); look.isPresent(); look = trace.next()) {
                    writer.write(look.get());
                }
            }
        }
    }

    private static TraceHeader headerOf(TraceSource source) throws Exception {
        try (Trace trace = source.open()) {
            while (trace.next().isPresent()) {
                continue;
            }
            return trace.header();
        }
    }
}
