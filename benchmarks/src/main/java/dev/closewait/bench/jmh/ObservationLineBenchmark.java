package dev.closewait.bench.jmh;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.ObservationReader;
import dev.closewait.detector.stream.ObservationWriter;
import dev.closewait.validation.simulation.Crowd;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** An observation as a line of a trace: written to nowhere, and read from memory. */
public class ObservationLineBenchmark extends Measured {
    /** How many sockets the observation has in CLOSE_WAIT, give or take a fifth. */
    @Param({"100", "10000", "100000"})
    public int size;

    private Observation look;
    private byte[] line = {};
    private CountingOutput nowhere;
    private ObservationWriter writer;
    private ObservationReader reader;

    /** Makes the observation, and its line; both ends stay open from line to line, as those of a trace. */
    @Setup
    public void write() throws IOException {
        look = CrowdLooks.of(Crowd.LEAK, size, 1).getFirst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writerTo(bytes).write(look);
        line = bytes.toByteArray();
        nowhere = new CountingOutput();
        writer = writerTo(nowhere);
        reader = new ObservationReader(new EndlessInput(line));
    }

    /** Writes the line. */
    @Benchmark
    public long encode(PerSocket per) throws IOException {
        long before = nowhere.written();
        writer.write(look);
        long written = nowhere.written() - before;
        expect(written == line.length,
                () -> "wrote %d bytes where %d were expected".formatted(written, line.length));
        per.count(look.closeWait().size());
        return written;
    }

    /** Reads the line. */
    @Benchmark
    public Observation decode(PerSocket per) throws IOException, BadLineException {
        Observation read = reader.next().orElseThrow();
        int sockets = read.closeWait().size();
        expect(sockets == look.closeWait().size(),
                () -> "read %d sockets where %d were written".formatted(sockets, look.closeWait().size()));
        per.count(sockets);
        return read;
    }

    private static ObservationWriter writerTo(OutputStream out) {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        return new ObservationWriter(text, "netlink");
    }
}
