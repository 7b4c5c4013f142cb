package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.ObservationScreen;
import dev.closewait.cli.output.OutputFormat;
import dev.closewait.cli.output.Terminal;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.stream.ObservationWriter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code closewait observe}: what a detector may see of this machine, for programs to read. */
@Command(name = "observe", mixinStandardHelpOptions = true, description = "Prints observations of this machine, a line each, until it is stopped.")
public final class ObserveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LookOptions looking = new LookOptions();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "json", description = "All that was seen, as JSON Lines that 'closewait diagnose' reads (json, the default), or the counts, for people (text).")
    private OutputFormat format = OutputFormat.JSON;

    public ObserveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        StopRequest stop = new StopRequest();
        return stop.run(() -> observe(stop));
    }

    private int observe(StopRequest stop) throws SocketTableException, IOException {
        try (Looks looks = looking.open(terminal, stop)) {
            looks.each(format == OutputFormat.JSON
                    ? new ObservationWriter(terminal.out(), looks.source())::write
                    : new ObservationScreen(terminal)::show);
            looks.blindSpot().ifPresent(notice -> terminal.err().println("closewait: " + notice));
            return ExitCode.OK;
        }
    }
}
