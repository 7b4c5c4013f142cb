package dev.closewait.bench.table;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.Skipped;
import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everybody who can read sockets here, warmed up and ready; and who cannot take part, and why. */
final class Contenders implements AutoCloseable {
    private static final List<String> ALL_COMPILERS = Stream.concat(JvmFlags.MODEST.stream(), JvmFlags.ACCESS.stream())
            .toList();
    /** What {@code ./closewait} starts with that is soon over; a watch has all compilers. */
    private static final List<String> C1_ONLY = JvmFlags.ofCommand("explain");

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
            all.ready.add(inJava("netlink (ours)", true, JavaReader.NETLINK, millis, ALL_COMPILERS));
            all.ready.add(inJava("netlink (ours), C1 only", true, JavaReader.NETLINK, millis, C1_ONLY));
            all.ready.add(inJava("/proc/net/tcp (ours)", true, JavaReader.PROC, millis, ALL_COMPILERS));
            all.startIfThere("ss -tn state close-wait", CommandReader::ss);
            all.startIfThere("netstat -tn", CommandReader::netstat);
            all.ready.add(inJava("OSHI", false, JavaReader.OSHI, millis, ALL_COMPILERS));
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
