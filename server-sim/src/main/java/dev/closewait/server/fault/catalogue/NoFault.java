package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.fault.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** No fault at all: the reference copy to start a new one from. */
public record NoFault() implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("no-fault");
        }

        @Override
        public Fault make(Parameters given) {
            return new NoFault();
        }
    }

    @Override
    public FaultKind kind() {
        return new Kind();
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
