package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;

/** No fault at all: the reference copy to start a new one from. */
public record NoFault() implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("no-fault", NoFault.class, given -> new NoFault());
        }
    }

    @Override
    public Effect switchOn() {
        return connection -> {};
    }
}
