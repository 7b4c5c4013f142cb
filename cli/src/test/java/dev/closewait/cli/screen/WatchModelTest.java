package dev.closewait.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the screen knows of a watch")
class WatchModelTest {
    private static final int FULL = 8080;
    private static final int EMPTY = 22;
    private static final long PID = 11;
    private static final long NANOS_PER_LOOK = 250_000_000;

    private final WatchModel model = new WatchModel(new WatchSetting("all services", "shop-3", "netlink",
            Duration.ofNanos(NANOS_PER_LOOK), Optional.empty(), ZoneOffset.UTC), true);

    @Test
    void isEmptyWhereNothingListens() {
        model.looked(observation(0, new SocketColumns(), new SocketColumns()), List.of(), 0);
        model.select(1);
        assertThat(model.view().services()).isEmpty();
    }

    @Test
    void countsWhoComesAndWhoLeaves() {
        // Each look sees three sockets, one of which is new; so one a look leaves.
        for (int look = 0; look <= 40; look++) {
            looked(look, look, look + 3);
        }
        ServiceView full = model.view().services().getFirst();
        assertThat(full.service()).isEqualTo(new Service(FULL, PID));
        assertThat(full.process()).isEqualTo("by-hand");
        assertThat(full.count()).isEqualTo(3);
        assertThat(full.inPerSecond()).isCloseTo(4, within(1e-9));
        assertThat(full.outPerSecond()).isCloseTo(4, within(1e-9));
        assertThat(full.stops()).isEqualTo(new Stops(0, 1, 1, 1));
        assertThat(full.ages().counts()).containsExactly(1, 0, 1, 0, 1, 0, 0);
        assertThat(model.view().counts()).hasSize(41).containsOnly(3);
        assertThat(model.view().counted()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void putsTheMostSevereFirstAndKeepsTheSelection() {
        looked(0, 0, 3);
        assertThat(model.view().selected()).as("the first, until one is selected").isZero();
        model.select(1);
        assertThat(selectedPort()).isEqualTo(EMPTY);

        model.looked(observation(1, sockets(0, 3), listeners()), List.of(leak(new Service(EMPTY, PID))), 0);

        assertThat(model.view().services().getFirst().service().port()).isEqualTo(EMPTY);
        assertThat(model.view().selected()).isZero();
        model.select(5);
        assertThat(selectedPort()).as("the last").isEqualTo(FULL);
    }

    @Test
    void missesTheLooksThatWereNotTaken() {
        looked(0, 0, 3);
        looked(1, 0, 3);
        looked(4, 0, 3);
        assertThat(model.view().looks()).isEqualTo(3);
        assertThat(model.view().missed()).isEqualTo(2);
    }

    @Test
    void tellsItsOwnShareOfACpu() {
        model.looked(observation(0, sockets(0, 3), listeners()), List.of(), 1_000_000);
        model.looked(observation(1, sockets(0, 3), listeners()), List.of(), 1_000_000 + NANOS_PER_LOOK / 50);
        assertThat(model.view().ownCpu()).isEqualTo("2.0 % of a CPU");
    }

    @Test
    void keepsTheWholeWatchInViewHoweverLong() {
        for (int look = 0; look < 5_000; look++) {
            looked(look, 0, look == 700 ? 3 : 1);
        }
        assertThat(model.view().counts()).hasSizeBetween(256, 512).contains(3, 1).doesNotContain(0);
    }

    private int selectedPort() {
        return model.view().services().get(model.view().selected()).service().port();
    }

    private void looked(int look, long firstCookie, long endCookie) {
        model.looked(observation(look, sockets(firstCookie, endCookie), listeners()), List.of(), 0);
    }

    private static Diagnosis leak(Service service) {
        return new Diagnosis(service, Pattern.LEAK, List.of(), 0.999, Instant.EPOCH, List.of(), Optional.empty(),
                Optional.empty());
    }

    private static Observation observation(int look, SocketColumns closeWait, SocketColumns listeners) {
        ProcessSample process = new ProcessSample(PID, 1, 1, "by-hand", false, 0, 0, 0, 10, 100, 100, 0);
        return new Observation(look * NANOS_PER_LOOK, Instant.EPOCH.plusNanos(look * NANOS_PER_LOOK), closeWait,
                listeners, List.of(process), new HostSample(2, 0, 0, 0, 0));
    }

    private static SocketColumns listeners() {
        SocketColumns listeners = new SocketColumns();
        for (int port : new int[]{EMPTY, FULL}) {
            int row = listeners.add();
            listeners.local(row, 0, 1, port);
            listeners.remote(row, 0, 0, 0);
            listeners.queues(row, 0, 128);
            listeners.owner(row, PID);
        }
        return listeners;
    }

    /** Sockets with these cookies; each is one of three kinds. */
    private static SocketColumns sockets(long firstCookie, long endCookie) {
        SocketColumns sockets = new SocketColumns();
        for (long cookie = firstCookie; cookie < endCookie; cookie++) {
            int kind = (int) (cookie % 3);
            int row = sockets.add();
            sockets.identity(row, cookie + 1, 1, 0);
            sockets.local(row, 0, 1, FULL);
            sockets.remote(row, 0, 2, 50_000);
            sockets.queues(row, new int[]{0, 1, 300}[kind], 0);
            int age = new int[]{99, 1_000, 60_000}[kind];
            sockets.activity(row, age, age, age, 1, 1);
            sockets.owner(row, PID);
        }
        return sockets;
    }
}
