package dev.closewait.server.fault;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** No fault at all: the reference copy to start a new one from. */
public record NoFault() implements Fault {
    static final FaultKind KIND = new FaultKind("no-fault", List.of(), parameters -> new NoFault());

    @Override
    public FaultKind kind() {
        return KIND;
    }

    @Override
    public ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Effect switchOn() {
        return connection -> {};
    }
}
