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

    private CommandLines() {}

    /** The arguments that make server-sim this server, which ends with this process. */
    static List<String> server(ServerSpec server, int port) {
        return List.of("--port", Integer.toString(port), "--admin-port", "0", "--transport",
                server.transport().toString(), "--faults", json(server.faults()), "--parent",
                Long.toString(ProcessHandle.current().pid()));
    }

    /** The arguments that make client-sim these clients of a server, which end with this process. */
    static List<String> client(ClientSpec client, RunSpec run, RunningServer server) {
        Load load = Load.of(new Target(server.host(), server.port()), client.behaviour(), client.rate(), run.length())
                .withPatience(client.patience())
                .withParent(ProcessHandle.current().pid());
        return client.clients().map(load::withClients).orElse(load).arguments();
    }

    /** A list of faults as server-sim takes it. */
    static String json(List<FaultSpec> faults) {
        return JSON.writeValueAsString(faults.stream().map(fault -> Map.of(fault.name(), fault.parameters())).toList());
    }
}
