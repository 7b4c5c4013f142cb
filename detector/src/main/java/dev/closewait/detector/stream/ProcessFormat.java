package dev.closewait.detector.stream;

import dev.closewait.detector.process.ProcessSample;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Processes as a list of objects. What could not be read of one is left out. */
final class ProcessFormat {
    /** What is told of a process; {@link ProcessSample} says what each means. */
    private enum Field {
        PID, START_TICKS, PARENT_PID, COMMAND, STOPPED, RUNNING_NANOS, WAITING_NANOS, THROTTLED_NANOS, DESCRIPTORS, DESCRIPTOR_LIMIT, DESCRIPTOR_HARD_LIMIT, STRANDED_SOCKETS
    }

    private final JsonFields<Field> fields = new JsonFields<>(Field.class, EnumSet.of(Field.PARENT_PID,
            Field.DESCRIPTORS, Field.DESCRIPTOR_LIMIT, Field.DESCRIPTOR_HARD_LIMIT, Field.STRANDED_SOCKETS));

    void write(JsonGenerator out, List<ProcessSample> processes) {
        out.writeStartArray();
        processes.forEach(process -> write(out, process));
        out.writeEndArray();
    }

    private void write(JsonGenerator out, ProcessSample process) {
        out.writeStartObject();
        number(out, Field.PID, process.pid());
        number(out, Field.START_TICKS, process.startTicks());
        number(out, Field.PARENT_PID, process.parentPid());
        fields.name(out, Field.COMMAND);
        out.writeString(process.command());
        fields.name(out, Field.STOPPED);
        out.writeBoolean(process.stopped());
        number(out, Field.RUNNING_NANOS, process.runningNanos());
        number(out, Field.WAITING_NANOS, process.waitingNanos());
        number(out, Field.THROTTLED_NANOS, process.throttledNanos());
        known(out, Field.DESCRIPTORS, process.descriptors());
        known(out, Field.DESCRIPTOR_LIMIT, process.descriptorLimit());
        known(out, Field.DESCRIPTOR_HARD_LIMIT, process.descriptorHardLimit());
        known(out, Field.STRANDED_SOCKETS, process.strandedSockets());
        out.writeEndObject();
    }

    private void known(JsonGenerator out, Field field, long value) {
        if (value != ProcessSample.UNKNOWN) {
            number(out, field, value);
        }
    }

    private void number(JsonGenerator out, Field field, long value) {
        fields.name(out, field);
        out.writeNumber(value);
    }

    List<ProcessSample> read(JsonInput in) throws BadLineException {
        List<ProcessSample> processes = new ArrayList<>();
        in.beginList();
        while (in.nextInList()) {
            if (processes.size() == Limits.PROCESSES) {
                throw in.malformed("has more than the " + Limits.PROCESSES + " processes that a line may have");
            }
            processes.add(readOne(in));
        }
        return processes;
    }

    private ProcessSample readOne(JsonInput in) throws BadLineException {
        long pid = 0;
        long startTicks = 0;
        long parentPid = 0;
        String command = "";
        boolean stopped = false;
        long runningNanos = 0;
        long waitingNanos = 0;
        long throttledNanos = 0;
        int descriptors = ProcessSample.UNKNOWN;
        long descriptorLimit = ProcessSample.UNKNOWN;
        long descriptorHardLimit = ProcessSample.UNKNOWN;
        int strandedSockets = ProcessSample.UNKNOWN;
        fields.begin(in);
        while (fields.next(in)) {
            switch (fields.current()) {
                case PID -> pid = in.number(1, Long.MAX_VALUE);
                case START_TICKS -> startTicks = in.total();
                case PARENT_PID -> parentPid = in.total();
                case COMMAND -> command = in.text();
                case STOPPED -> stopped = in.flag();
                case RUNNING_NANOS -> runningNanos = in.total();
                case WAITING_NANOS -> waitingNanos = in.total();
                case THROTTLED_NANOS -> throttledNanos = in.total();
                case DESCRIPTORS -> descriptors = (int) in.number(0, Integer.MAX_VALUE);
                case DESCRIPTOR_LIMIT -> descriptorLimit = in.total();
                case DESCRIPTOR_HARD_LIMIT -> descriptorHardLimit = in.total();
                case STRANDED_SOCKETS -> strandedSockets = (int) in.number(0, Integer.MAX_VALUE);
            }
        }
        return new ProcessSample(pid, startTicks, parentPid, command, stopped, runningNanos, waitingNanos,
                throttledNanos, descriptors, descriptorLimit, descriptorHardLimit, strandedSockets);
    }
}
