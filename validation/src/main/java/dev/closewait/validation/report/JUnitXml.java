package dev.closewait.validation.report;

import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.Locale;

/**
 * JUnit XML, as build servers show it: a suite for each contestant that was named, a case for each trace. A wrong answer is a
 * failure and a lost trace an error; what is partly right passes, with a note. Baselines are not in it: that a rule of thumb
 * is wrong is no build's failure. A comparison is a suite of its own.
 */
public final class JUnitXml {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Markup xml = new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private final Report report;

    private JUnitXml(Report report) {
        this.report = report;
    }

    /** The file's text. */
    public static String of(Report report) {
        return new JUnitXml(report).written();
    }

    private String written() {
        xml.open("testsuites", "name", "closewait validate", "time", seconds(report.scorecard().seconds())).line();
        report.subjects().forEach(this::suite);
        report.changes().ifPresent(this::comparison);
        return xml.close().finished();
    }

    private void suite(ContestantCard card) {
        double time = card.results().stream().mapToDouble(JUnitXml::time).sum();
        xml.open("testsuite", "name", card.name(), "tests", card.results().size(), "failures",
                Report.count(card, Mark.WRONG), "errors", Report.count(card, Mark.LOST), "skipped", 0, "time",
                seconds(time)).line();
        for (TraceResult result : card.results()) {
            xml.open("testcase", "classname", card.name(), "name", result.trace(), "time", seconds(time(result)));
            String why = Wording.why(result);
            switch (result.mark()) {
                case WRONG -> xml.element("failure", told(result), "type", "WRONG", "message", why);
                case LOST -> xml.element("error", told(result), "type", "LOST", "message", why);
                case PARTLY -> xml.element("system-out", why);
                case RIGHT -> {
                }
            }
            xml.close().line();
        }
        xml.close().line();
    }

    private static String told(TraceResult result) {
        return result.truth() + " happened; said: " + Wording.said(result) + ". " + Wording.why(result);
    }

    private void comparison(Changes changes) {
        boolean untold = !changes.regression() && !changes.compared();
        xml.open("testsuite", "name", "against the baseline", "tests", 1, "failures", changes.regression() ? 1 : 0,
                "errors", 0, "skipped", untold ? 1 : 0, "time", 0).line();
        xml.open("testcase", "classname", "closewait validate", "name", "nothing got worse", "time", 0);
        if (changes.regression()) {
            xml.open("failure", "type", "REGRESSION", "message", Wording.count(changes.worse().size(), "thing")
                    + " got worse").line();
            changes.worse().forEach(worse -> xml.text(worse).line());
            xml.close();
        } else if (untold) {
            xml.element("skipped", "", "message", "not everybody could be compared");
        }
        xml.close().line().close().line();
    }

    /** What it took the contestant to look at it. */
    private static double time(TraceResult result) {
        return result.observations() * result.nanosPerObservation() / NANOS_PER_SECOND;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
