package dev.closewait.server.fault;

import java.util.List;

/**
 * What every fault of one kind has in common. A kind stands in its fault's file, and is found there by its {@code
 * AutoService} annotation: no list names it.
 */
public abstract class FaultKind {
    private final String name;
    private final List<String> parameters;

    /**
     * A kind of fault.
     *
     * @param name its name in files and on the command line
     * @param parameters the names of its parameters, required ones first
     */
    protected FaultKind(String name, String... parameters) {
        this.name = name;
        this.parameters = List.of(parameters);
    }

    /** Its name in files and on the command line. */
    public final String name() {
        return name;
    }

    /** The names of its parameters, required ones first. */
    public final List<String> parameters() {
        return parameters;
    }

    /**
     * Makes a fault of what a file says about it.
     *
     * @throws FaultException when a parameter is missing, or its value is not one of those it can have
     */
    public abstract Fault make(Parameters given) throws FaultException;
}
