package dev.closewait.bench.table;

import dev.closewait.bench.comparison.Participants;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.Skipped;
import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Everybody who can read sockets here, warmed up and ready; and who cannot take part, and why. */
final class Contenders implements AutoCloseable {
    private static final List<String> ALL_COMPILERS = Stream.concat(JvmFlags.MODEST.stream(), JvmFlags.ACCESS.stream())
            .toList();
    /** What {@code ./closewait} starts with that is soon over; a watch has all compilers. */
    private static final List<String> C1_ONLY = JvmFlags.ofCommand("explain");

    private final Participants<Contender> participants = new Participants<>();

    private Contenders() {}

    /** Starts them all; those in Java warm up one after the other. */
    static Contenders start(Duration warmUp) throws IOException, InterruptedException {
        Contenders all = new Contenders();
        try {
            all.startAll(warmUp.toMillis());
            return all;
        } catch (IOException | InterruptedException e) {
            all.close();
            throw e;
        }
    }

    private void startAll(long warmUpMillis) throws IOException, InterruptedException {
        participants.addAll("bare C loop", Contenders::loops);
        addJava("netlink (ours)", true, JavaReader.NETLINK, warmUpMillis, ALL_COMPILERS);
        addJava("netlink (ours), C1 only", true, JavaReader.NETLINK, warmUpMillis, C1_ONLY);
        addJava("/proc/net/tcp (ours)", true, JavaReader.PROC, warmUpMillis, ALL_COMPILERS);
        participants.add("ss -tn state close-wait", CommandReader::ss);
        participants.add("netstat -tn", CommandReader::netstat);
        addJava("OSHI", false, JavaReader.OSHI, warmUpMillis, ALL_COMPILERS);
        participants.add("node exporter, tcpstat", NodeExporter::start);
    }

    List<Contender> ready() {
        return participants.ready();
    }

    List<Skipped> skipped() {
        return participants.skipped();
    }

    private void addJava(String name, boolean ours, JavaReader reader, long warmUpMillis, List<String> flags)
            throws IOException, InterruptedException {
        participants.add(name,
                () -> AskedReader.start(name, ours, TableReader.command(reader, warmUpMillis, flags)).await());
    }

    private static List<Contender> loops() throws MissingToolException, IOException, InterruptedException {
        try (NetlinkLoop loop = NetlinkLoop.compile()) {
            return loop.start();
        }
    }

    @Override
    public void close() {
        participants.ready().forEach(Contender::close);
    }
}
