package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headroom;
import dev.closewait.detector.diagnosis.LeakRate;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a leak leads: what the sockets' ages tell of its past goes on, unless it has been quiet for too long. */
final class LeakForecast {
    private static final double MILLIS_PER_SECOND = 1_000;
    /** Less time than this tells no rate. */
    private static final double SHORTEST_MILLIS = 100;
    /** A quiet time that a leak which goes on would show this seldom means that it does not go on. */
    private static final double IMPROBABLE = 0.01;

    private LeakForecast() {}

    /**
     * @param growth the leaked sockets
     * @param processes the processes of the service, as far as they are known
     * @param host the machine
     * @param closeWait connections that are in CLOSE_WAIT
     */
    static Forecast of(LeakGrowth growth, Collection<ProcessSample> processes, HostSample host, int closeWait) {
        Optional<Headroom> least = leastTime(processes);
        // At the limit nothing comes because nothing can be accepted any more; that is no leak that has ended.
        boolean exhausted = least.isPresent() && least.get().left() == 0;
        boolean growing = growth.within() > 0 && (exhausted || !plateaued(growth));
        return new Forecast(growth.leaked(), growing, rate(growth, growing, exhausted), least,
                openConnections(host, closeWait));
    }

    /** Leaks that go on come evenly over their time, so each of them but the first is as likely early in it as late. */
    static boolean plateaued(LeakGrowth growth) {
        double earlyShare = 1 - growth.quietMillis() / Math.max(SHORTEST_MILLIS, growth.spanMillis());
        return Math.pow(Math.clamp(earlyShare, 0, 1), growth.within()) <= IMPROBABLE;
    }

    private static LeakRate rate(LeakGrowth growth, boolean growing, boolean exhausted) {
        if (growth.within() > 0 && !growing) {
            return new LeakRate(0, seconds(growth.quietMillis()));
        }
        double millis = growth.spanMillis() - (exhausted ? growth.quietMillis() : 0);
        return new LeakRate(growth.within(), seconds(millis));
    }

    private static double seconds(double millis) {
        return Math.max(SHORTEST_MILLIS, millis) / MILLIS_PER_SECOND;
    }

    /**
     * Of the processes the one whose descriptors last for the least time. Which of them leaked a socket is not known; what
     * they have open tells how the leaks spread over them.
     */
    private static Optional<Headroom> leastTime(Collection<ProcessSample> processes) {
        List<ProcessSample> known = processes.stream().filter(LeakForecast::isKnown).toList();
        double open = known.stream().mapToDouble(LeakForecast::openOf).sum();
        return known.stream()
                .map(sample -> headroom(sample, openOf(sample) / open))
                .min(Comparator.comparingDouble(room -> room.left() / room.share()));
    }

    private static Headroom headroom(ProcessSample sample, double share) {
        return new Headroom(sample.pid(), sample.descriptors(), sample.descriptorLimit(),
                Math.max(sample.descriptorLimit(), sample.descriptorHardLimit()), share);
    }

    private static boolean isKnown(ProcessSample sample) {
        return sample.descriptors() != ProcessSample.UNKNOWN && sample.descriptorLimit() != ProcessSample.UNKNOWN;
    }

    /** At least one, for a share of leaks must not be nothing. */
    private static int openOf(ProcessSample sample) {
        return Math.max(1, sample.descriptors());
    }

    private static OptionalLong openConnections(HostSample host, int closeWait) {
        return host.established() == HostSample.UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, host.established() - closeWait));
    }
}
