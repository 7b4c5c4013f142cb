package dev.closewait.client;

import dev.closewait.client.engine.Engine;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.TargetAddress;
import dev.closewait.client.report.Event;
import dev.closewait.client.report.EventLines;
import dev.closewait.sim.ParentWatch;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The load generator's process: a load on the command line, lines of JSON on standard output. */
public final class ClientSim {
    /** The run was carried out, however its connections fared. */
    public static final int CARRIED_OUT = 0;
    /** The command line makes no sense, or the target is not one to be put under load. */
    public static final int BAD_USAGE = 64;
    /** The fault is ours. */
    public static final int INTERNAL_ERROR = 70;

    private ClientSim() {}

    /** Runs, and exits. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Carries out what the arguments say, and returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            LoadOptions options = new LoadOptions();
            CommandLine commandLine = options.commandLine();
            commandLine.parseArgs(arguments);
            if (options.helpAsked()) {
                commandLine.usage(out);
                return CARRIED_OUT;
            }
            Load load = options.load();
            load.parent().ifPresent(ParentWatch::endWith);
            return run(out, load);
        } catch (ParameterException | IllegalArgumentException badUsage) {
            err.println("client-sim: " + badUsage.getMessage());
            return BAD_USAGE;
        } catch (ExecutionException | RuntimeException ours) {
            err.println("client-sim: internal error, please report it: " + ours);
            ours.printStackTrace(err);
            return INTERNAL_ERROR;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            err.println("client-sim: interrupted before its report");
            return INTERNAL_ERROR;
        }
    }

    private static int run(PrintStream out, Load load) throws InterruptedException, ExecutionException {
        InetSocketAddress target = TargetAddress.of(load);
        load.transport().unavailable().ifPresent(why -> {
            throw new IllegalArgumentException("--transport is '" + load.transport()
                    + "', which this machine cannot use (" + why + "); expected another, such as nio");
        });
        Engine engine = new Engine(load, target);
        try (Termination _ = Termination.stops(engine)) {
            engine.run(event -> print(out, event));
        }
        return CARRIED_OUT;
    }

    private static void print(PrintStream out, Event event) {
        out.println(EventLines.write(event));
        out.flush();
    }
}
