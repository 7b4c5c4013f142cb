package dev.closewait.detector.stream;

import dev.closewait.detector.process.HostSample;
import java.util.EnumSet;
import tools.jackson.core.JsonGenerator;

/** The machine as an object. What could not be read of it is left out. */
final class HostFormat {
    /** What is told of the machine; {@link HostSample} says what each means. */
    private enum Field {
        PROCESSORS, LOAD_AVERAGE, CPU_PRESSURE_MICROS, PASSIVE_OPENS, ESTABLISHED
    }

    private final JsonFields<Field> fields = new JsonFields<>(Field.class,
            EnumSet.of(Field.CPU_PRESSURE_MICROS, Field.PASSIVE_OPENS, Field.ESTABLISHED));

    void write(JsonGenerator out, HostSample host) {
        out.writeStartObject();
        fields.name(out, Field.PROCESSORS);
        out.writeNumber(host.processors());
        fields.name(out, Field.LOAD_AVERAGE);
        out.writeNumber(host.loadAverage());
        known(out, Field.CPU_PRESSURE_MICROS, host.cpuPressureMicros());
        known(out, Field.PASSIVE_OPENS, host.passiveOpens());
        known(out, Field.ESTABLISHED, host.established());
        out.writeEndObject();
    }

    private void known(JsonGenerator out, Field field, long value) {
        if (value != HostSample.UNKNOWN) {
            fields.name(out, field);
            out.writeNumber(value);
        }
    }

    HostSample read(JsonInput in) throws BadLineException {
        int processors = 0;
        double loadAverage = 0;
        long cpuPressureMicros = HostSample.UNKNOWN;
        long passiveOpens = HostSample.UNKNOWN;
        long established = HostSample.UNKNOWN;
        fields.begin(in);
        while (fields.next(in)) {
            switch (fields.current()) {
                case PROCESSORS -> processors = (int) in.number(1, Integer.MAX_VALUE);
                case LOAD_AVERAGE -> loadAverage = in.decimal();
                case CPU_PRESSURE_MICROS -> cpuPressureMicros = in.total();
                case PASSIVE_OPENS -> passiveOpens = in.total();
                case ESTABLISHED -> established = in.total();
            }
        }
        return new HostSample(processors, loadAverage, cpuPressureMicros, passiveOpens, established);
    }
}
