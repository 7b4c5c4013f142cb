package dev.closewait.detector.explain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools of this machine print of sockets that this test holds. */
class LiveToolsTest {
    private static final int REQUEST_BYTES = 381;
    private static final int BACKLOG = 5;

    @ParameterizedTest
    @ValueSource(strings = {"ss -tn", "ss -tn state close-wait", "ss -tinpe state close-wait", "ss -tneip",
        "netstat -tn",
        "netstat -tnpe", "lsof -nP -iTCP -Tqs", "cat /proc/net/tcp /proc/net/tcp6"})
    void areRead(String command) throws Exception {
        assumeTrue(installed(command.split(" ", 2)[0]), () -> command + " is not installed");
        try (HeldSockets sockets = HeldSockets.dualStack(BACKLOG)) {
            SocketChannel read = sockets.closeWait(REQUEST_BYTES);
            sockets.closeWait(REQUEST_BYTES);
            read.configureBlocking(false);
            Eventually.until("the end of stream is read", () -> read.read(ByteBuffer.allocate(REQUEST_BYTES)) < 0);

            // A table that others change while it is read may lack a row: it is read again.
            Eventually.until(command + " shows one socket read to the end and one with a request unread", () -> {
                Explanation explanation = Samples.explain(print(command, sockets.port()));
                return Samples.in(explanation, Stopped.END_OF_STREAM_CONSUMED) == 1
                        && Samples.in(explanation, Stopped.REQUEST_UNREAD) == 1 && explanation.closeWait() == 2
                        && explanation.report().notUnderstood() == 0
                        && explanation.next().getFirst().command().contains(Integer.toString(sockets.port()));
            });
        }
    }

    /** The command's header, and its rows with this port; a row of ss goes on below. */
    private static String print(String command, int port) throws IOException {
        Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String hexPort = String.format(":%04X", port);
        boolean[] ours = {true};
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.filter(line -> {
                ours[0] = line.isBlank() || (line.charAt(0) == '\t'
                        ? ours[0]
                        : line.contains("ddress") || line.startsWith("COMMAND") || line.contains(":" + port)
                                || line.contains(hexPort));
                return ours[0];
            }).collect(Collectors.joining("\n"));
        }
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> new File(folder, tool).canExecute());
    }
}
