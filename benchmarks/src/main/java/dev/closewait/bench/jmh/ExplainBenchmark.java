package dev.closewait.bench.jmh;

import dev.closewait.detector.explain.Explainer;
import dev.closewait.detector.explain.Explanation;
import dev.closewait.detector.explain.UnusableTextException;
import java.io.IOException;
import java.io.StringReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What {@code explain} spends on a pasted table, and on each of its rows; one of {@code ss -i} is two lines. */
public class ExplainBenchmark extends Measured {
    /** How many sockets in CLOSE_WAIT were pasted. */
    @Param({"100", "10000"})
    public int size;

    /** Whose output it is. */
    @Param
    public PastedTable tool = PastedTable.SS;

    private String text = "";

    /** Makes up the table. */
    @Setup
    public void paste() {
        text = tool.of(size);
    }

    /** Explains it. */
    @Benchmark
    public Explanation explain(PerSocket per) throws IOException, UnusableTextException {
        Explanation explanation = Explainer.explain(new StringReader(text));
        long notUnderstood = explanation.report().notUnderstood();
        expect(explanation.closeWait() == size && notUnderstood == 0,
                () -> "of %d rows of %s %d sockets were explained and %d lines not understood".formatted(size, tool,
                        explanation.closeWait(), notUnderstood));
        per.count(size);
        return explanation;
    }
}
