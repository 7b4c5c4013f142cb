package dev.closewait.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.machine.FreePort;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.ProcessUse;
import dev.closewait.bench.machine.ServerStart;
import dev.closewait.bench.machine.TemporaryFolder;
import dev.closewait.bench.machine.Tools;
import dev.closewait.scenarios.run.ListeningServer;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.Simulator;
import dev.closewait.scenarios.run.Simulators;
import dev.closewait.scenarios.run.StartingServer;
import dev.closewait.scenarios.run.Warden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** nginx with one worker, that gives the very response that server-sim gives. */
final class Nginx implements WebServer {
    private static final String LOOPBACK = "127.0.0.1";
    /** The third number of the status module's third line: connections accepted, handled, and requests. */
    private static final Pattern REQUESTS = Pattern.compile("\\n \\d+ \\d+ (\\d+)");

    private final Simulators processes;
    private final Simulator warden;
    private final int port;
    private final TemporaryFolder folder;
    private final StatusPage status;
    private long asked;

    private Nginx(Simulators processes, Simulator warden, int port, TemporaryFolder folder) {
        this.folder = folder;
        this.processes = processes;
        this.warden = warden;
        this.port = port;
        status = new StatusPage("http://" + LOOPBACK + ":" + port + "/status");
    }

    /**
     * Starts it on a free port; it ends with us, however we end.
     *
     * @param before what binds it to a CPU
     */
    static Nginx start(List<String> before) throws MissingToolException, IOException, InterruptedException {
        Path program = Tools.requireDaemon("nginx", "nginx-light");
        int port = FreePort.any();
        TemporaryFolder folder = TemporaryFolder.of("closewait-nginx-");
        boolean started = false;
        try {
            Path configuration = Files.writeString(folder.path().resolve("nginx.conf"),
                    configuration(port, folder.path()));
            List<String> command = new ArrayList<>(before);
            command.addAll(List.of(program.toString(), "-e", "stderr", "-c", configuration.toString()));
            Nginx nginx = ServerStart.of(processes -> {
                Simulator warden = processes.start(Warden.of(Path.of("/"), port, new Program("nginx", command)),
                        List.of());
                new ListeningServer(warden, LOOPBACK, port, StartingServer.DEADLINE, OptionalLong.empty(), _ -> true)
                        .await();
                return new Nginx(processes, warden, port, folder);
            });
            started = true;
            return nginx;
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    private static String configuration(int port, Path folder) throws IOException {
        try (InputStream file = Objects.requireNonNull(Nginx.class.getResourceAsStream("nginx.conf"))) {
            return new String(file.readAllBytes(), UTF_8).replace("PORT", Integer.toString(port))
                    .replace("FOLDER", folder.toString());
        }
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public boolean ours() {
        return false;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long answered() throws IOException, InterruptedException {
        String page = status.read();
        Matcher requests = REQUESTS.matcher(page);
        if (!requests.find()) {
            throw new IOException("nginx's status page tells no number of requests: " + page);
        }
        asked++;
        return Long.parseLong(requests.group(1)) - asked; // that page is one of its answers, too
    }

    /** The master's and the worker's. */
    @Override
    public double cpuSeconds() throws IOException {
        double seconds = 0;
        for (ProcessHandle process : ProcessHandle.of(warden.pid()).orElseThrow().descendants().toList()) {
            seconds += ProcessUse.cpuSeconds(process.pid());
        }
        return seconds;
    }

    @Override
    public void close() {
        status.close();
        processes.close();
        folder.close();
    }
}
