package dev.closewait.bench.table;

import dev.closewait.bench.machine.FreePort;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.ServerStart;
import dev.closewait.bench.machine.Tools;
import dev.closewait.scenarios.run.ListeningServer;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.Simulators;
import dev.closewait.scenarios.run.StartingServer;
import dev.closewait.scenarios.run.Warden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Prometheus node exporter with its tcpstat collector, asked over HTTP as Prometheus does it. It counts sockets by their
 * state, and shows none of them.
 */
final class NodeExporter implements Contender {
    private static final Pattern COUNT = Pattern.compile(
            "^node_tcp_connection_states\\{state=\"close_wait\"\\} (\\S+)$",
            Pattern.MULTILINE);
    private static final String LOOPBACK = "127.0.0.1";

    private final Simulators processes;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest scrape;

    private NodeExporter(Simulators processes, int port) {
        this.processes = processes;
        scrape = HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + port + "/metrics")).build();
    }

    /** Starts it on a free port of loopback; it ends with us, however we end. */
    static NodeExporter start() throws MissingToolException, IOException, InterruptedException {
        Path program = Tools.requireDaemon("prometheus-node-exporter", "prometheus-node-exporter");
        int port = FreePort.any();
        Program exporter = new Program("node exporter", List.of(program.toString(), "--collector.disable-defaults",
                "--collector.tcpstat", "--web.disable-exporter-metrics",
                "--web.listen-address=" + LOOPBACK + ":" + port));
        return ServerStart.of(processes -> {
            new ListeningServer(processes.start(Warden.of(Path.of("/"), port, exporter), List.of()), LOOPBACK, port,
                    StartingServer.DEADLINE, OptionalLong.empty(), _ -> true).await();
            return new NodeExporter(processes, port);
        });
    }

    @Override
    public String name() {
        return "node exporter, tcpstat";
    }

    @Override
    public Look look() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        String page = client.send(scrape, HttpResponse.BodyHandlers.ofString()).body();
        long nanos = System.nanoTime() - begun;
        Matcher count = COUNT.matcher(page);
        return new Look(nanos, count.find() ? (long) Double.parseDouble(count.group(1)) : 0);
    }

    @Override
    public void close() {
        client.close();
        processes.close();
    }
}
