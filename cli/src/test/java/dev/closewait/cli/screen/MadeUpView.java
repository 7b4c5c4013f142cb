package dev.closewait.cli.screen;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headroom;
import dev.closewait.detector.diagnosis.LeakRate;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What a watch might show. */
final class MadeUpView {
    static final long PID = 4711;

    private static final Instant SINCE = Instant.parse("2026-11-22T10:30:40Z");
    private static final int LOOKS = 288;

    private MadeUpView() {}

    static WatchView of(List<ServiceView> services, int selected, List<Integer> counts) {
        WatchSetting setting = new WatchSetting("all services", "shop-3", "netlink", Duration.ofMillis(250),
                Optional.of(Duration.ofDays(3)), ZoneOffset.UTC);
        Duration elapsed = Duration.ofSeconds(72);
        return new WatchView(setting, true, LocalTime.of(10, 31, 52), elapsed, LOOKS, 2, "0.8 % of a CPU", services,
                selected, counts, elapsed);
    }

    /** A leak that grows beside a healthy service and one of which nothing can be said. */
    static WatchView leak() {
        return of(List.of(leaking(List.of("124 sockets have been in CLOSE_WAIT for 384 ms to 71.2 s and did not leave; "
                + "in the last 32 s, 2950 others came and left.",
                "Its threads ran on 0.21 CPUs and waited, runnable, "
                        + "for 0.02 more.",
                "Check with: ss -tnp state close-wait sport = :8080")),
                healthy(5432, "postgres"), unnamed(22)), 0, growing());
    }

    static List<Integer> growing() {
        return IntStream.range(0, LOOKS).map(look -> look * 124 / LOOKS + look % 5).boxed().toList();
    }

    static ServiceView leaking(List<String> evidence) {
        Forecast forecast = new Forecast(124, true, new LeakRate(123, 71.2),
                Optional.of(new Headroom(PID, 180, 1_024, 524_288, 1)), OptionalLong.of(37));
        Diagnosis said = new Diagnosis(new Service(8080, PID), Pattern.LEAK, List.of(Pattern.FAST_CHURN), 0.9996, SINCE,
                evidence, Optional.of(forecast),
                Optional.of("Look at the path that runs after the response was sent and the end of stream was read: an "
                        + "exception or an early return there skips close()."));
        return new ServiceView(said.service(), "java", List.of(PID), 131, 92.4, 90.6,
                new Ages(List.of(5, 3, 16, 90, 17, 0, 0), 0), new Stops(2, 13, 30, 86), Optional.of(said));
    }

    static ServiceView healthy(int port, String process) {
        Diagnosis said = new Diagnosis(new Service(port, 811), Pattern.HEALTHY, List.of(), 0.956, SINCE,
                List.of("In the last 2.0 s no socket was seen in CLOSE_WAIT."), Optional.empty(), Optional.empty());
        return new ServiceView(said.service(), process, List.of(811L, 812L, 813L), 0, 0, 0,
                new Ages(List.of(0, 0, 0, 0, 0, 0, 0), 0), new Stops(0, 0, 0, 0), Optional.of(said));
    }

    static ServiceView unnamed(int port) {
        return new ServiceView(new Service(port, 0), "", List.of(), 1, 0, 0,
                new Ages(List.of(0, 0, 0, 0, 0, 0, 0), 1), new Stops(1, 0, 0, 0), Optional.empty());
    }
}
