package dev.closewait.client;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Durations;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/** A load as it stands on the command line. */
@Command(name = "client-sim", description = "Puts a server under load, and reports as lines of JSON.")
@SuppressWarnings("NullAway.Init") // picocli sets every field
final class LoadOptions {
    @Option(names = "--target", required = true, paramLabel = "HOST:PORT", description = "the server")
    private Target target;

    @Option(names = "--behaviour", required = true, paramLabel = "NAME", completionCandidates = Names.class, description = "what clients do: ${COMPLETION-CANDIDATES}")
    private Behaviour behaviour;

    @Option(names = "--rate", required = true, paramLabel = "N/s", description = "connections per second (/s) or minute (/m)")
    private Rate rate;

    @Option(names = "--for", required = true, paramLabel = "TIME", description = "how long connections are opened")
    private Duration duration;

    @Option(names = "--clients", paramLabel = "N", description = "how many source addresses, in turn; a pool's size")
    private Optional<Integer> clients;

    @Option(names = "--patience", paramLabel = "TIME", description = "how long a client waits before its FIN")
    private Optional<Duration> patience;

    @Option(names = "--max-connections", paramLabel = "N", description = "the run ends after so many")
    private Optional<Long> maxConnections;

    @Option(names = "--path", paramLabel = "PATH", description = "what is asked for")
    private Optional<String> path;

    @Option(names = "--transport", paramLabel = "NAME", description = "nio, epoll or io_uring")
    private Optional<Transport> transport;

    @Option(names = "--seed", paramLabel = "N", description = "what chance is made from")
    private Optional<Long> seed;

    @Option(names = "--target-is-mine", description = "the target may lie outside loopback")
    private boolean targetIsMine;

    @Option(names = "--parent", paramLabel = "PID", description = "end when this process does")
    private Optional<Long> parent;

    @Option(names = "--help", usageHelp = true, description = "print this")
    private boolean help;

    /** The behaviours that help and completion name. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Behaviours.names().iterator();
        }
    }

    /** A command line that fills these options. */
    CommandLine commandLine() {
        return new CommandLine(this)
                .registerConverter(Target.class, saying(Target::parse))
                .registerConverter(Behaviour.class, saying(Behaviours::named))
                .registerConverter(Rate.class, saying(Rate::parse))
                .registerConverter(Duration.class, saying(Durations::require))
                .registerConverter(Transport.class, saying(Transport::named));
    }

    /** Whether help is all that was asked for. */
    boolean helpAsked() {
        return help;
    }

    /**
     * The load that they make.
     *
     * @throws IllegalArgumentException when a value is out of bounds
     */
    Load load() {
        Load plain = Load.of(target, behaviour, rate, duration);
        return new Load(target, behaviour, rate, duration, clients.orElse(plain.clients()),
                patience.orElse(plain.patience()), maxConnections.orElse(plain.maxConnections()),
                path.orElse(plain.path()), transport.orElse(plain.transport()), seed.orElse(plain.seed()), targetIsMine,
                parent.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    /** Keeps the parser's own words, to which picocli adds the option's name. */
    private static <T> ITypeConverter<T> saying(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException unlike) {
                throw new TypeConversionException(unlike.getMessage());
            }
        };
    }
}
