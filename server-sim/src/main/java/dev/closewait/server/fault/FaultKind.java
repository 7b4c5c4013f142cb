package dev.closewait.server.fault;

import dev.closewait.sim.Durations;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every fault of one kind has in common. A kind stands in its fault's file, and is found there by its {@code
 * AutoService} annotation: no list names it. Nor is there a list of its parameters: they are the components of the fault's
 * record, by name and in order.
 */
public abstract class FaultKind {
    private final String name;
    private final Class<? extends Fault> record;
    private final Maker maker;

    /** Makes a fault of what a file says about it. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Reads each parameter.
         *
         * @throws FaultException when one is missing, or its value is not one of those it can have
         */
        Fault make(Parameters given) throws FaultException;
    }

    /**
     * A kind of fault.
     *
     * @param <F> its faults' class
     * @param name its name in files and on the command line
     * @param record its faults' class; the components are the parameters, required ones first
     * @param maker makes one
     */
    protected <F extends Record & Fault> FaultKind(String name, Class<F> record, Maker maker) {
        this.name = name;
        this.record = record;
        this.maker = maker;
    }

    /** Its name in files and on the command line. */
    public final String name() {
        return name;
    }

    /** The names of its parameters, required ones first. */
    public final List<String> parameters() {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    /**
     * Makes a fault of this kind.
     *
     * @throws FaultException when a parameter is missing, or its value is not one of those it can have
     */
    final Fault make(Parameters given) throws FaultException {
        return maker.make(given);
    }

    /** Whether this fault is of this kind. */
    final boolean isKindOf(Fault fault) {
        return record.isInstance(fault);
    }

    /** The parameters of a fault of this kind as a file would give them, defaults included. */
    final ObjectNode parametersOf(Fault fault) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (RecordComponent parameter : record.getRecordComponents()) {
            switch (valueOf(parameter, fault)) {
                case Integer number -> written.put(parameter.getName(), number);
                case Double number -> written.put(parameter.getName(), number);
                case Duration duration -> written.put(parameter.getName(), Durations.text(duration));
                case Object constant -> written.put(parameter.getName(), constant.toString());
            }
        }
        return written;
    }

    private static Object valueOf(RecordComponent parameter, Fault fault) {
        try {
            return parameter.getAccessor().invoke(fault);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(fault.getClass().getSimpleName() + " does not tell its parameter "
                    + parameter.getName() + "; expected a public record", e);
        }
    }
}
