package dev.closewait.bench.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The physical limit: a loop in C, compiled here and now, that asks for the sockets in CLOSE_WAIT and counts them. Its binary is
 * deleted as soon as it runs.
 */
final class NetlinkLoop implements AutoCloseable {
    private static final String SOURCE = "netlink_loop.c";
    private static final String NAME = "bare C loop";

    private final Path binary;

    private NetlinkLoop(Path binary) {
        this.binary = binary;
    }

    /**
     * Compiles it.
     *
     * @throws MissingToolException when there is no compiler, or none that can
     */
    static NetlinkLoop compile() throws MissingToolException, IOException, InterruptedException {
        Path compiler = Tools.require("cc", "gcc libc6-dev linux-libc-dev");
        Path binary = Files.createTempFile("closewait-", "-netlink-loop");
        binary.toFile().deleteOnExit(); // Ctrl-C passes by what would delete it sooner
        Process compiling = new ProcessBuilder(compiler.toString(), "-O2", "-x", "c", "-", "-o", binary.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream source = Objects.requireNonNull(NetlinkLoop.class.getResourceAsStream(SOURCE));
                OutputStream input = compiling.getOutputStream()) {
            source.transferTo(input);
        }
        String said = new String(compiling.getInputStream().readAllBytes(), UTF_8);
        if (compiling.waitFor() != 0) {
            Files.delete(binary);
            throw new MissingToolException(
                    SOURCE + " does not compile here: " + said.lines().findFirst().orElse("cc said nothing of why"));
        }
        return new NetlinkLoop(binary);
    }

    /** Starts it with and without {@code tcp_info}, which ours asks for, since it is what tells a socket's age. */
    List<Contender> start() throws IOException {
        List<Contender> loops = new ArrayList<>();
        loops.add(AskedReader.start(NAME, false, List.of(binary.toString(), "info")).await());
        loops.add(AskedReader.start(NAME + ", no tcp_info", false, List.of(binary.toString())).await());
        return loops;
    }

    @Override
    public void close() throws IOException {
        Files.delete(binary);
    }
}
