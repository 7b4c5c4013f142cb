package dev.closewait.server.fault;

import java.util.List;

/**
 * What every fault of one kind has in common.
 *
 * @param name its name in files and on the command line
 * @param parameters the names of its parameters, required ones first
 * @param maker makes such a fault
 */
public record FaultKind(String name, List<String> parameters, Maker maker) {
    /** Makes a fault of what a file says about it. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes the fault.
         *
         * @throws FaultException when a parameter is missing, or its value is not one of those it can have
         */
        Fault make(Parameters parameters) throws FaultException;
    }
}
