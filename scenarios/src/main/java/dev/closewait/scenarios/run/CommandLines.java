package dev.closewait.scenarios.run;

import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.scenarios.file.ClientSpec;
import dev.closewait.scenarios.file.FaultSpec;
import dev.closewait.scenarios.file.RunSpec;
import dev.closewait.scenarios.file.ServerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What the simulators are told. */
public final class CommandLines {
    private static final JsonMapper JSON = new JsonMapper();

    private CommandLines() {}

    /**
     * The arguments that make server-sim this server.
     *
     * @param more what else it is told: with whom it ends, or where it listens
     */
    public static List<String> server(ServerSpec server, int port, String... more) {
        return Stream.concat(
                Stream.of("--port", Integer.toString(port), "--admin-port", "0", "--transport",
                        server.transport().toString(), "--faults", json(server.faults())),
                Arrays.stream(more)).toList();
    }

    /** What makes client-sim these clients of a server. */
    public static Load client(ClientSpec client, RunSpec run, RunningServer server) {
        Load load = Load.of(new Target(server.host(), server.port()), client.behaviour(), client.rate(), run.length())
                .withPatience(client.patience());
        return client.clients().map(load::withClients).orElse(load);
    }

    /** A list of faults as server-sim takes it. */
    static String json(List<FaultSpec> faults) {
        return JSON.writeValueAsString(faults.stream().map(fault -> Map.of(fault.name(), fault.parameters())).toList());
    }
}
