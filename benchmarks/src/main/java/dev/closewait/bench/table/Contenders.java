package dev.closewait.bench.table;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody who can read sockets here, warmed up and ready; and who cannot take part, and why. */
final class Contenders implements AutoCloseable {
    /** What {@code ./closewait} runs with: it is up sooner, and never gets as fast. */
    private static final List<String> AS_CLOSEWAIT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC");

    private final List<Contender> ready = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    /** Starts somebody. */
    @FunctionalInterface
    private interface Starter {
        Contender start() throws MissingToolException, IOException, InterruptedException;
    }

    private Contenders() {}

    /** Starts them all; those in Java warm up one after the other. */
    static Contenders start(Duration warmUp) throws IOException, InterruptedException {
        Contenders all = new Contenders();
        try {
            all.startLoops();
            long millis = warmUp.toMillis();
            all.ready.add(inJava("netlink (ours)", true, JavaReader.NETLINK, millis, SERIAL));
            all.ready.add(inJava("netlink (ours), C1 only", true, JavaReader.NETLINK, millis, AS_CLOSEWAIT));
            all.ready.add(inJava("/proc/net/tcp (ours)", true, JavaReader.PROC, millis, SERIAL));
            all.startIfThere("ss -tn state close-wait", CommandReader::ss);
            all.startIfThere("netstat -tn", CommandReader::netstat);
            all.ready.add(inJava("OSHI", false, JavaReader.OSHI, millis, SERIAL));
            all.startIfThere("node exporter, tcpstat", NodeExporter::start);
            return all;
        } catch (IOException | InterruptedException e) {
            all.close();
            throw e;
        }
    }

    List<Contender> ready() {
        return ready;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    private static Contender inJava(String name, boolean ours, JavaReader reader, long warmUpMillis, List<String> flags)
            throws IOException {
        return AskedReader.start(name, ours, TableReader.command(reader, warmUpMillis, flags)).await();
    }

    private void startLoops() throws IOException, InterruptedException {
        try (NetlinkLoop loop = NetlinkLoop.compile()) {
            ready.addAll(loop.start());
        } catch (MissingToolException missing) {
            skipped.add(new Skipped("bare C loop", missing.why()));
        }
    }

    private void startIfThere(String name, Starter starter) throws IOException, InterruptedException {
        try {
            ready.add(starter.start());
        } catch (MissingToolException missing) {
            skipped.add(new Skipped(name, missing.why()));
        }
    }

    @Override
    public void close() {
        ready.forEach(Contender::close);
    }
}
