package dev.closewait.validation.score;

import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.BadLineException.Trouble;
import java.util.ArrayList;
import java.util.List;

/**
 * What could not be read of one trace. A bad line is a look that was missed; ten in a row are a trace that broke off. So many
 * are told of, and the others counted.
 */
final class Troubles {
    private static final int MOST_TOLD = 20;
    private static final int BAD_IN_A_ROW = 10;

    private final String trace;
    private final List<String> told = new ArrayList<>();
    private int badLines;
    private int inARow;
    private boolean brokenOff;

    /** @param trace its name, which each sentence begins with */
    Troubles(String trace) {
        this.trace = trace;
    }

    /** A line could be read. */
    void goodLine() {
        inARow = 0;
    }

    /** A line could not. */
    void badLine(BadLineException bad) {
        badLines++;
        inARow++;
        brokenOff = bad.trouble() != Trouble.MALFORMED || inARow == BAD_IN_A_ROW;
        if (badLines <= MOST_TOLD || brokenOff) {
            String then = switch (bad.trouble()) {
                case MALFORMED -> inARow < BAD_IN_A_ROW
                        ? "passed over"
                        : "the tenth bad line in a row, so nothing more was read";
                case CUT_OFF -> "the trace ends there";
                case NEWER_VERSION -> "nothing more was read";
            };
            tell(bad.getMessage() + "; " + then);
        }
    }

    /** It cannot be read on. */
    void breakOff(String why) {
        brokenOff = true;
        tell(why + "; nothing more was read");
    }

    /** Something else that a person should know. */
    void tell(String sentence) {
        told.add(trace + ": " + sentence);
    }

    /** Whether it ended before its end. */
    boolean brokenOff() {
        return brokenOff;
    }

    /** All of it, in sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>(told);
        if (badLines > MOST_TOLD) {
            sentences.add(trace + ": " + badLines + " bad lines in all; the first " + MOST_TOLD + " are told of");
        }
        return sentences;
    }
}
