package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets come, go on, leave and change places by chance; a map that is made anew at each look says what is to be seen. */
@DisplayName("The table of sockets")
class SocketTrackerPropertyTest {
    private static final double INTERVAL = 250;
    private static final int LOOKS = 1_500; // more than there is room for looks, so that some are forgotten
    private static final int MOST_NEW = 12;
    private static final int MOST_OPEN = 80;
    private static final List<Stage> STAGES = List.of(Stage.values());

    private final SocketTracker tracker = new SocketTracker();
    private final SocketColumns sockets = new SocketColumns();
    private Map<Long, Known> known = new HashMap<>();

    private record Known(Stage stage, double entered, double turn, double cause, double fin, int owner,
            boolean young) {}

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.5, 1})
    void knowsWhoCameStayedAndLeft(double leaving) {
        Random random = new Random(7);
        List<Long> open = new ArrayList<>();
        long cookie = 1;
        double clock = 0;
        int movedOn = 0;
        for (int look = 0; look < LOOKS; look++) {
            open.removeIf(_ -> random.nextDouble() < leaving);
            for (int fresh = random.nextInt(MOST_NEW); fresh > 0 && open.size() < MOST_OPEN; fresh--) {
                open.add(random.nextInt(open.size() + 1), cookie++);
            }
            if (random.nextInt(50) == 0) {
                Collections.shuffle(open, random);
            }
            movedOn += look(look * INTERVAL + random.nextDouble(), look == 0 ? Double.NEGATIVE_INFINITY : clock,
                    look == 0 ? clock : (clock += random.nextInt(2) * INTERVAL), open, random);
        }
        assertThat(cookie).isGreaterThan(MOST_OPEN);
        assertThat(movedOn > 0).isEqualTo(leaving < 1);
    }

    /** Shows a look, some sockets of it twice, and gives how many went on to another stage. */
    private int look(double now, double clockBefore, double clock, List<Long> open, Random random) {
        Map<Long, Known> seen = new HashMap<>();
        Set<Long> stayed = new HashSet<>();
        Map<Known, Fate> left = new HashMap<>();
        tracker.begin(now);
        for (long cookie : open) {
            int row = socket(cookie, random);
            Known then = known.get(cookie);
            Stage stage = then != null && random.nextInt(100) > 0
                    ? then.stage()
                    : STAGES.get(random.nextInt(STAGES.size()));
            boolean isNew = tracker.see(sockets, row, stage, INTERVAL);
            assertThat(random.nextInt(10) == 0 && tracker.see(sockets, row, stage, INTERVAL)).isFalse();
            boolean stays = then != null && then.stage() == stage;
            assertThat(isNew).isEqualTo(!stays);
            if (stays) {
                stayed.add(cookie);
            } else if (then != null) {
                left.put(then, Fate.WENT_ON);
            }
            seen.put(cookie, stays ? then : anew(row, stage, now, clockBefore, clock, then));
        }
        known.forEach((cookie, then) -> left.putIfAbsent(then, seen.containsKey(cookie) ? Fate.STAYED : Fate.GONE));
        left.values().removeIf(fate -> fate == Fate.STAYED);
        tracker.place(clock, clockBefore);

        assertThat(tracker.size()).isEqualTo(open.size());
        int gone = Collections.frequency(left.values(), Fate.GONE);
        assertThat(tracker.departures()).isEqualTo(gone);
        assertThat(tracker.stayed()).isEqualTo(known.size() - gone);
        Map<Known, Fate> shownLeft = new HashMap<>();
        tracker.showLeft((rows, row) -> shownLeft.put(of(rows, row), rows.fate(row)));
        assertThat(shownLeft).isEqualTo(left);
        Map<Long, Known> shown = new HashMap<>();
        tracker.showSeen((rows, row) -> {
            shown.put(rows.cookie(row), of(rows, row));
            assertThat(tracker.sawBefore(row)).isEqualTo(stayed.contains(rows.cookie(row)));
        });
        assertThat(shown).isEqualTo(seen);
        known = seen;
        return left.size() - gone;
    }

    private int socket(long cookie, Random random) {
        sockets.clear();
        int row = sockets.add();
        sockets.identity(row, cookie, cookie, 0);
        sockets.owner(row, cookie);
        int sinceFin = random.nextInt(1_000);
        // Sent long ago: served within the interval would make it another stage.
        sockets.activity(row, sinceFin, sinceFin + random.nextInt(500), 500 + random.nextInt(1_000), 1, 1);
        return row;
    }

    /** What is to be known of one that is new in its stage; by its owner it differs from all others. */
    private Known anew(int row, Stage stage, double now, double clockBefore, double clock, @Nullable Known then) {
        int sinceFin = sockets.sinceAckReceivedMillis(row);
        int since = then == null ? sinceFin : Math.max(sinceFin, (int) (now - then.fin()));
        int age = stage == Stage.ANSWERED ? Math.min(sockets.sinceDataSentMillis(row), since) : since;
        int cause = Stage.causeMillis(sockets, row, stage);
        int turn = stage == Stage.ANSWERED ? age : cause;
        return new Known(stage, clock - Math.min(age, clock - clockBefore), now - turn, now - cause, now - since,
                (int) sockets.pid(row), age <= INTERVAL * SocketTracker.YOUNG_INTERVALS);
    }

    private static Known of(SocketRows rows, int row) {
        return new Known(rows.stage(row), rows.entered(row), rows.turn(row), rows.cause(row), rows.fin(row),
                rows.owner(row), rows.young(row));
    }
}
