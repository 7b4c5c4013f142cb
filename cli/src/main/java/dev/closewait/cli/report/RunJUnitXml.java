package dev.closewait.cli.report;

import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.validation.report.Markup;
import java.util.Locale;

/**
 * JUnit XML, as build servers show it: a suite for each scenario, a case for each of its runs. What failed is a failure; what
 * was not reproduced is an error, since nothing was tested; what the machine lacks something for is skipped.
 */
public final class RunJUnitXml {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Markup xml = new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

    private RunJUnitXml() {}

    /** The file's text. */
    public static String of(RunReport report) {
        return new RunJUnitXml().written(report);
    }

    private String written(RunReport report) {
        xml.open("testsuites", "name", "closewait run", "time", seconds(report.seconds())).line();
        report.results().forEach(this::suite);
        return xml.close().finished();
    }

    private void suite(ScenarioResult result) {
        int skipped = result.skipped().isPresent() ? 1 : 0;
        double time = result.outcomes().stream().mapToDouble(RunJUnitXml::seconds).sum();
        xml.open("testsuite", "name", result.scenario(), "tests", result.outcomes().size() + skipped, "failures",
                count(result, Grade.FAIL), "errors", count(result, Grade.UNKNOWN), "skipped", skipped, "time",
                seconds(time)).line();
        result.outcomes().forEach(this::run);
        result.skipped().ifPresent(why -> {
            begin(result.scenario(), result.scenario(), 0);
            xml.leaf("skipped", "message", why).close().line();
        });
        xml.close().line();
    }

    private void run(Outcome outcome) {
        begin(outcome.scenario(), RunReport.name(outcome), seconds(outcome));
        switch (outcome.grade()) {
            case FAIL -> reason("failure", outcome);
            case UNKNOWN -> reason("error", outcome);
            case PASS -> xml.element("system-out", outcome.why());
        }
        xml.close().line();
    }

    private void begin(String scenario, String name, double time) {
        xml.open("testcase", "classname", scenario, "name", name, "time", seconds(time));
    }

    private void reason(String element, Outcome outcome) {
        xml.open(element, "type", outcome.grade(), "message", outcome.why()).line();
        for (Finding finding : outcome.truth().findings()) {
            xml.text((finding.held() ? "held: " : "did not hold: ") + finding.sentence()).line();
        }
        outcome.diagnosis().ifPresent(said -> {
            xml.text("said: " + said.pattern()).line();
            said.evidence().forEach(sentence -> xml.text(sentence).line());
        });
        xml.close();
    }

    private static long count(ScenarioResult result, Grade grade) {
        return result.outcomes().stream().filter(outcome -> outcome.grade() == grade).count();
    }

    private static double seconds(Outcome outcome) {
        return outcome.wallTime().toNanos() / NANOS_PER_SECOND;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
