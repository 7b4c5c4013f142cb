package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Samples the machine. */
public final class HostReader {
    private static final Path PROC = Path.of("/proc");

    private final Path proc;
    private final Path snmp;

    /** The machine this runs on, with the connections of our own network namespace. */
    public HostReader() {
        this(PROC, PROC.resolve("net/snmp"));
    }

    /** The machine this runs on, with the connections of the network namespace that a process is in. */
    public HostReader(long pid) {
        this(PROC, PROC.resolve(Long.toString(pid)).resolve("net/snmp"));
    }

    private HostReader(Path proc, Path snmp) {
        this.proc = proc;
        this.snmp = snmp;
    }

    /** The machine as it is now. */
    public HostSample sample() {
        String connections = ProcFiles.text(snmp).orElse("");
        return new HostSample(processors(text("stat")), loadAverage(text("loadavg")),
                cpuPressureMicros(text("pressure/cpu")), tcp(connections, "PassiveOpens"),
                tcp(connections, "CurrEstab"));
    }

    private String text(String name) {
        return ProcFiles.text(proc.resolve(name)).orElse("");
    }

    /** CPUs online in the text of {@code /proc/stat}: a line each, {@code cpu0}, {@code cpu1}, after one for all. */
    static int processors(String stat) {
        int lines = (int) stat.lines().filter(line -> line.matches("cpu\\d+ .*")).count();
        return lines > 0 ? lines : Runtime.getRuntime().availableProcessors();
    }

    /** The first number in the text of {@code /proc/loadavg}; 0 where there is none. */
    static double loadAverage(String loadavg) {
        String first = loadavg.strip().split(" ", 2)[0];
        return first.matches("\\d+\\.\\d+") ? Double.parseDouble(first) : 0;
    }

    /** {@code some … total=} in the text of {@code /proc/pressure/cpu}. */
    static long cpuPressureMicros(String pressure) {
        return pressure.lines()
                .filter(line -> line.startsWith("some "))
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .filter(field -> field.startsWith("total="))
                .map(field -> field.substring("total=".length()))
                .filter(ProcFiles::isNumber)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(HostSample.UNKNOWN);
    }

    /** A TCP figure in the text of {@code /proc/net/snmp}: a line of names, then a line of values. */
    static long tcp(String snmp, String name) {
        List<String[]> tcp = snmp.lines()
                .filter(line -> line.startsWith("Tcp: "))
                .map(line -> line.split(" ", -1))
                .toList();
        if (tcp.size() < 2) {
            return HostSample.UNKNOWN;
        }
        int column = Arrays.asList(tcp.get(0)).indexOf(name);
        boolean there = column >= 0 && column < tcp.get(1).length && ProcFiles.isNumber(tcp.get(1)[column]);
        return there ? Long.parseLong(tcp.get(1)[column]) : HostSample.UNKNOWN;
    }
}
