package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of this machine is looked at, how often, and for how long. */
final class LookOptions {
    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--every", paramLabel = "DURATION", defaultValue = "250ms", description = "Time between looks; default: ${DEFAULT-VALUE}.")
    private Duration every = Duration.ofMillis(250);

    @Option(names = "--for", paramLabel = "DURATION", description = "Stop after this time; without it, on Ctrl-C.")
    private Optional<Duration> length = Optional.empty();

    /** The time between looks. */
    Duration every() {
        return every;
    }

    /** What is looked at, in words. */
    String words() {
        return scope.words();
    }

    Scope scope() {
        return scope.scope();
    }

    /**
     * Opens the socket table, and takes no look yet.
     *
     * @param terminal takes remarks; once nobody reads its output any more, no further look is taken
     * @param stop when it is requested, no further look is taken
     */
    Looks open(Terminal terminal, StopRequest stop) throws SocketTableException {
        SocketTable table = SocketTables.open(scope().pid(), notice -> terminal.err().println("closewait: " + notice));
        return new Looks(table.source(), new Observer(table, scope()), every, length, terminal, stop);
    }
}
