package dev.closewait.cli.command;

import dev.closewait.cli.output.OutputFormat;
import picocli.CommandLine.Option;

/** Options that every command takes. */
final class OutputOptions {
    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "For people (text, the default), or one JSON object a line (json).")
    private OutputFormat format = OutputFormat.TEXT;

    boolean json() {
        return format == OutputFormat.JSON;
    }
}
