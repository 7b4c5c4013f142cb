package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The owners of inodes")
class InodeOwnersTest {
    private static final int UNKNOWN = -1;
    private static final int INODES = 2_000;
    private static final int STEPS = 20_000;

    private final InodeOwners owners = new InodeOwners();
    private final Map<Long, Integer> model = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areThoseThatWerePutAndNotRemoved(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            long inode = random.nextLong(1, INODES + 1);
            switch (random.nextInt(1_000)) {
                case 0 -> remove(random.nextInt(10));
                case 1 -> update();
                default -> put(inode, random.nextInt(100));
            }
            assertThat(owners.get(inode, UNKNOWN)).isEqualTo(model.getOrDefault(inode, UNKNOWN));
        }
        assertThat(owners.size()).isEqualTo(model.size());
        for (long inode = 1; inode <= INODES; inode++) {
            assertThat(owners.get(inode, UNKNOWN)).as("inode %d", inode).isEqualTo(model.getOrDefault(inode, UNKNOWN));
        }
    }

    private void put(long inode, int owner) {
        owners.put(inode, owner);
        model.put(inode, owner);
    }

    /** All but a few, at worst: neighbours in the table close up behind them. */
    private void remove(int remainder) {
        owners.removeIf(owner -> owner % 10 <= remainder);
        model.values().removeIf(owner -> owner % 10 <= remainder);
    }

    private void update() {
        owners.update(owner -> owner + 1);
        model.replaceAll((inode, owner) -> owner + 1);
    }
}
