package dev.closewait.validation.report.html;

import dev.closewait.validation.report.MadeUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page of a made-up scorecard to a file, for looking at it in a browser. */
public final class HtmlReportSample {
    private HtmlReportSample() {}

    /** @param arguments the file */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), HtmlReport.of(MadeUp.report()));
    }
}
