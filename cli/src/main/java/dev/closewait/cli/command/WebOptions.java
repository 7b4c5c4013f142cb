package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Json;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.web.LearnServer;
import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Lessons in a browser. */
final class WebOptions {
    private static final int HIGHEST_PORT = 65_535;
    /** Long enough that waking up costs nothing. */
    private static final Duration NAP = Duration.ofHours(1);

    @Option(names = "--web", required = true, description = "Show them in a browser: serves a page on 127.0.0.1 until it is stopped, and prints its URL.")
    private boolean web;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "The page's port; default: any free one.")
    private int port;

    /** Whether they are wanted. */
    boolean wanted() {
        return web;
    }

    /**
     * Serves the page until the command is stopped.
     *
     * @param lessons the one that opens with the page; with none, the page opens with the list
     * @param settings how lessons are run
     */
    int serve(Terminal terminal, boolean json, List<Lesson> lessons, Settings settings, CommandLine commandLine)
            throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(commandLine, "--port " + port + ": expected a port from 0 to " + HIGHEST_PORT);
        }
        StopRequest stop = new StopRequest();
        return stop.run(() -> {
            try (LearnServer server = open(settings, commandLine)) {
                String lesson = lessons.isEmpty() ? "" : "&lesson=" + lessons.getFirst().name();
                announce(terminal, json, server.url() + lesson);
                while (stop.waitUntil(System.nanoTime() + NAP.toNanos())) {
                    // Browsers are served meanwhile.
                }
            }
            return ExitCode.OK;
        });
    }

    private LearnServer open(Settings settings, CommandLine commandLine) throws ParameterException {
        try {
            return LearnServer.open(port, Bounds.DEFAULT, settings);
        } catch (IOException taken) {
            throw new ParameterException(commandLine, "--port " + port + ": " + taken.getMessage(), taken);
        }
    }

    private static void announce(Terminal terminal, boolean json, String url) {
        terminal.out()
                .println(json
                        ? Json.versioned().put("url", url).toString()
                        : "Open " + url
                                + "\nThe page is for this machine only, and for whoever has this URL. Ctrl-C ends it.");
        terminal.out().flush();
    }
}
