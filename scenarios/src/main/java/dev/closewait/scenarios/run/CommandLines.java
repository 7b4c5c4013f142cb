package dev.closewait.scenarios.run;

import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.scenarios.file.ClientSpec;
import dev.closewait.scenarios.file.FaultSpec;
import dev.closewait.scenarios.file.RunSpec;
import dev.closewait.scenarios.file.ServerSpec;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the simulators are told. */
final class CommandLines {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOOPBACK = "127.0.0.1";

    private CommandLines() {}

    /** The arguments that make server-sim this server. */
    static List<String> server(ServerSpec server) {
        return List.of("--port", "0", "--admin-port", "0", "--transport", server.transport().toString(), "--faults",
                json(server.faults()), "--parent", Long.toString(ProcessHandle.current().pid()));
    }

    /** The arguments that make client-sim these clients of a server on this machine. */
    static List<String> client(ClientSpec client, RunSpec run, int port) {
        Load load = Load.of(new Target(LOOPBACK, port), client.behaviour(), client.rate(), run.length())
                .withPatience(client.patience())
                .withParent(ProcessHandle.current().pid());
        return client.clients().map(load::withClients).orElse(load).arguments();
    }

    private static String json(List<FaultSpec> faults) {
        return JSON.writeValueAsString(faults.stream().map(fault -> Map.of(fault.name(), fault.parameters())).toList());
    }
}
