package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows come at the end, and of the last of them some go: the table of rows itself says what is to be found. */
class CookieIndexTest {
    private static final int TURNS = 2_000;
    private static final int MOST_ROWS = 200;
    private static final int MOST_MOVED = 20;

    private final CookieIndex index = new CookieIndex();
    private final Random random = new Random(11);
    private long[] cookies = {};

    @Test
    void findsWhatStandsThereAndNothingElse() {
        long next = 1;
        for (int turn = 0; turn < TURNS; turn++) {
            for (int more = random.nextInt(MOST_MOVED); more > 0 && cookies.length < MOST_ROWS; more--) {
                add(next++);
            }
            int from = Math.max(0, cookies.length - random.nextInt(MOST_MOVED));
            long[] gone = takeOut(from);

            for (int row = 0; row < cookies.length; row++) {
                assertThat(rowOf(cookies[row])).as("row of cookie %d", cookies[row]).isEqualTo(row);
            }
            assertThat(Arrays.stream(gone).mapToInt(this::rowOf)).allMatch(row -> row < 0);
        }
        assertThat(next).isGreaterThan(MOST_ROWS);
    }

    @Test
    void theLaterOfTwoRowsOfASocketIsFoundAndBothAreTakenOut() {
        add(5);
        cookies = new long[]{5, 5};
        index.put(index.place(cookies, 5), 5, 1);
        assertThat(rowOf(5)).isEqualTo(1);

        index.remove(cookies, 0, 2);
        assertThat(rowOf(5)).isNegative();
    }

    @Test
    void isTooLargeWhenLittleIsLeft() {
        for (long cookie = 1; cookie <= MOST_ROWS; cookie++) {
            add(cookie);
        }
        assertThat(index.isTooLarge(MOST_ROWS)).isFalse();
        assertThat(index.isTooLarge(MOST_ROWS / 2)).isFalse();
        assertThat(index.isTooLarge(MOST_ROWS / 8)).isTrue();
    }

    private void add(long cookie) {
        index.makeRoom(cookies, cookies.length);
        int row = cookies.length;
        cookies = Arrays.copyOf(cookies, row + 1);
        cookies[row] = cookie;
        index.put(index.place(cookies, cookie), cookie, row);
    }

    /** Takes about half of the rows from one on out, as a look does, and gives their cookies. */
    private long[] takeOut(int from) {
        index.remove(cookies, from, cookies.length);
        long[] kept = Arrays.stream(cookies, from, cookies.length).filter(_ -> random.nextBoolean()).toArray();
        long[] gone = Arrays.stream(cookies, from, cookies.length)
                .filter(cookie -> Arrays.stream(kept).noneMatch(other -> other == cookie))
                .toArray();
        cookies = Arrays.copyOf(cookies, from + kept.length);
        System.arraycopy(kept, 0, cookies, from, kept.length);
        index.put(cookies, from, cookies.length);
        return gone;
    }

    private int rowOf(long cookie) {
        return index.row(index.place(cookies, cookie));
    }
}
