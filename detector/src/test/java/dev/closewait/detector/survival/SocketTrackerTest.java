package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTrackerTest {
    private static final long COOKIE = 7;
    private static final double INTERVAL = 250;

    private final SocketTracker tracker = new SocketTracker();

    @Test
    void aSocketThatIsServedOnceMoreEntersItsStageAnew() {
        look(0, 100, false);
        look(5_000, 20, true);

        List<Double> entered = new ArrayList<>();
        tracker.showSeen((rows, row) -> entered.add(rows.entered(row)));
        assertThat(entered).containsExactly(4_980.0);
        assertThat(tracker.departures()).isZero();
    }

    @Test
    void oneThatIsLeftAloneKeepsItsAge() {
        look(0, 100, false);
        look(5_000, 5_100, false);

        List<Double> entered = new ArrayList<>();
        tracker.showSeen((rows, row) -> entered.add(rows.entered(row)));
        assertThat(entered).containsExactly(-100.0);
    }

    private void look(double nowMillis, int ageMillis, boolean served) {
        tracker.begin(nowMillis);
        SocketColumns sockets = new SocketColumns();
        int row = sockets.add();
        sockets.identity(row, COOKIE, 1, 0);
        int sinceSent = served ? ageMillis : 1_000_000;
        sockets.activity(row, served ? 1_000_000 : ageMillis, 1_000_001, sinceSent, 1, 1);
        tracker.see(sockets, row, Stage.ANSWERED, INTERVAL);
        tracker.place(nowMillis, Double.NEGATIVE_INFINITY);
    }
}
