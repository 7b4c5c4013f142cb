package dev.closewait.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.server.admin.LoopbackHost;
import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.Faults;
import dev.closewait.sim.ParentWatch;
import dev.closewait.sim.Transport;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The server as a process of its own. It prints one line of JSON when it is ready, and serves until it gets SIGTERM or its
 * parent is gone.
 */
@Command(name = "server-sim", description = "An HTTP server on loopback whose faults can be switched.", mixinStandardHelpOptions = true)
public final class ServerSim {
    private static final int ENDED = 0;
    private static final int BAD_USAGE = 64;
    private static final int INTERNAL_ERROR = 70;

    private static final int HIGHEST_PORT = 65_535;

    /** Held here, for the JDK forgets the level of a logger that nobody holds. */
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "loopback address to listen at (${DEFAULT-VALUE})")
    private String bind = "127.0.0.1";

    @Option(names = "--bind-is-mine", description = "the address may lie outside loopback")
    private boolean bindIsMine;

    @Option(names = "--port", description = "port to serve on, 0 for any free one (${DEFAULT-VALUE})")
    private int port = 0;

    @Option(names = "--admin-port", paramLabel = "PORT", description = "port for /faults and /counters, 0 for any free one (${DEFAULT-VALUE})")
    private int adminPort = 0;

    @Option(names = "--transport", description = "nio, epoll or io_uring (${DEFAULT-VALUE})")
    private String transport = Transport.EPOLL.toString();

    @Option(names = "--faults", paramLabel = "JSON", description = "faults to begin with (${DEFAULT-VALUE})")
    private String faults = "[]";

    @Option(names = "--parent", paramLabel = "PID", description = "process to end with, however that ends")
    private Optional<Long> parent = Optional.empty();

    private ServerSim() {}

    /**
     * Runs the server, and ends the process with its exit code. SIGTERM is a normal end, also before the server is ready;
     * the process halts at once, for to close politely could mean to wait for the very thing that a fault has blocked.
     */
    public static void main(String... args) {
        Runtime process = Runtime.getRuntime();
        process.addShutdownHook(Thread.ofPlatform().unstarted(() -> process.halt(ENDED)));
        int exitCode = run(args);
        System.out.flush();
        System.err.flush();
        process.halt(exitCode);
    }

    /**
     * Runs the server until this thread is interrupted.
     *
     * @return the exit code: 0 it ended normally, 64 bad usage or a port in use, 70 internal error
     */
    public static int run(String... args) {
        return run(System.out, System.err, args);
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        NETTY_LOG.setLevel(Level.WARNING);
        ServerSim sim = new ServerSim();
        CommandLine commandLine = new CommandLine(sim).setOut(new PrintWriter(out, true, UTF_8));
        try {
            if (CommandLine.printHelpIfRequested(commandLine.parseArgs(args))) {
                return ENDED;
            }
            sim.serve(sim.settings(commandLine), out);
            return ENDED;
        } catch (ParameterException | CannotListenException e) {
            err.println("server-sim: " + e.getMessage());
            return BAD_USAGE;
        } catch (InterruptedException e) {
            return ENDED;
        } catch (RuntimeException | Error e) {
            err.println("server-sim: internal error: " + e);
            return INTERNAL_ERROR;
        }
    }

    private ServerSettings settings(CommandLine commandLine) {
        try {
            Transport chosen = Transport.named(transport);
            chosen.unavailable().ifPresent(reason -> {
                throw new IllegalArgumentException(
                        "transport " + chosen + " is not available here; use --transport nio (" + reason + ")");
            });
            return new ServerSettings(address(), checked("--port", port), checked("--admin-port", adminPort), chosen,
                    Faults.parse(faults));
        } catch (IllegalArgumentException | FaultException e) {
            throw new ParameterException(commandLine, e.getMessage(), e);
        }
    }

    private InetAddress address() {
        Optional<InetAddress> address = bindIsMine ? LoopbackHost.literal(bind) : LoopbackHost.address(bind);
        return address.orElseThrow(() -> new IllegalArgumentException("--bind is " + bind + (bindIsMine
                ? ", expected an IP address such as 0.0.0.0"
                : ", expected a loopback address such as 127.0.0.1: a server with faults serves this machine only;"
                        + " add --bind-is-mine if nobody but you gets there, as in a container")));
    }

    private static int checked(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    option + " is " + port + ", expected a number from 0 to " + HIGHEST_PORT);
        }
        return port;
    }

    private void serve(ServerSettings settings, PrintStream out) throws CannotListenException, InterruptedException {
        parent.ifPresent(ParentWatch::endWith);
        try (Server server = Server.start(settings)) {
            out.println(readiness(server, settings));
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static String readiness(Server server, ServerSettings settings) {
        return JsonNodeFactory.instance.objectNode()
                .put("version", 1)
                .put("event", "ready")
                .put("pid", ProcessHandle.current().pid())
                .put("host", settings.address().getHostAddress())
                .put("port", server.port())
                .put("adminPort", server.adminPort())
                .put("transport", settings.transport().toString())
                .set("faults", Faults.toJson(settings.faults()))
                .toString();
    }
}
