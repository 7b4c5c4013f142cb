package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PasteReport;

/** No line of a text is a row or a header of a table that is known. */
public final class UnusableTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String EXPECTED = "expected rows of netstat, ss, lsof or /proc/net/tcp, such as"
            + " 'tcp 0 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT'";

    UnusableTextException(PasteReport report) {
        super(message(report));
    }

    private static String message(PasteReport report) {
        if (report.notUnderstood() == 0) {
            return (report.lines() == 0
                    ? "the text is empty; "
                    : "no row in " + Words.count(report.lines(), "line") + "; ")
                    + EXPECTED;
        }
        String others = report.notUnderstood() > 1
                ? " (" + Words.count(report.notUnderstood() - 1, "more line") + " like it)"
                : "";
        return "line " + report.firstNumber().orElse(1) + ": \"" + report.first().orElse("") + "\" is no socket"
                + others
                + "; " + EXPECTED;
    }
}
