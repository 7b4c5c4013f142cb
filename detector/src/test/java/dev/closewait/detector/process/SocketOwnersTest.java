package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.SocketColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who owns what, in a /proc made by hand: three processes, of which 20 owns sockets. */
class SocketOwnersTest {
    private static final Path NOWHERE = Path.of("");

    @TempDir
    Path proc = NOWHERE;

    private long now;

    @Test
    void theOwnerOfEachSocketIsFound() throws IOException {
        SocketOwners owners = threeProcesses();
        SocketColumns sockets = sockets(1001, 1002, 0, 9999);

        owners.fill(sockets, sockets());

        assertThat(pids(sockets)).containsExactly(20, 20, 0, 0);
    }

    @Test
    void nothingIsWalkedWhenNothingNewAppears() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(1001, 1002, 9999), sockets());
        int walks = owners.walks();

        for (int look = 0; look < 10; look++) {
            now += Duration.ofSeconds(5).toNanos();
            owners.fill(sockets(1001, 1002, 9999), sockets());
        }

        assertThat(owners.walks()).isEqualTo(walks);
    }

    @Test
    void aNewSocketIsSoughtFirstWhereOthersWereFound() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(1001), sockets());
        int walks = owners.walks();
        open(20, 7, "socket:[1003]");
        SocketColumns sockets = sockets(1001, 1003);

        owners.fill(sockets, sockets());

        assertThat(pids(sockets)).containsExactly(20, 20);
        assertThat(owners.walks()).isEqualTo(walks + 1);
    }

    @Test
    void allProcessesAreWalkedOnceInASecondAtMost() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(1001), sockets());
        open(30, 3, "socket:[3001]");
        SocketColumns sockets = sockets(1001, 3001);

        owners.fill(sockets, sockets());
        assertThat(pids(sockets)).containsExactly(20, 0);

        now += Duration.ofSeconds(1).toNanos();
        owners.fill(sockets, sockets());
        assertThat(pids(sockets)).containsExactly(20, 30);
    }

    @Test
    void whatNobodyOwnsIsSoughtAgainInAMinute() throws IOException {
        SocketOwners owners = threeProcesses();
        SocketColumns sockets = sockets(3001);
        owners.fill(sockets, sockets());
        open(30, 3, "socket:[3001]");

        now += Duration.ofSeconds(59).toNanos();
        owners.fill(sockets, sockets());
        assertThat(pids(sockets)).containsExactly(0);

        now += Duration.ofSeconds(1).toNanos();
        owners.fill(sockets, sockets());
        assertThat(pids(sockets)).containsExactly(30);
    }

    @Test
    void aSocketThatIsGoneIsForgotten() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(1001), sockets());
        owners.fill(sockets(), sockets());
        int walks = owners.walks();

        owners.fill(sockets(1001), sockets());

        assertThat(owners.walks()).isGreaterThan(walks);
    }

    @Test
    void theSocketsOfAGoneProcessAreSoughtAgain() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(1001), sockets());
        open(30, 3, "socket:[1001]");
        Files.delete(proc.resolve("20/fd/5"));
        now += Duration.ofSeconds(1).toNanos();

        owners.forget(20);
        SocketColumns sockets = sockets(1001);
        owners.fill(sockets, sockets());

        assertThat(pids(sockets)).containsExactly(30);
    }

    @Test
    void itSaysHowManyProcessesItCouldNotLookInto() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(9999), sockets());
        assertThat(owners.blindSpot()).isEmpty();
        // No directory of descriptors stands for one that may not be read: the tests may run as root.
        process(40, "/bin/of-somebody-else");
        process(50, "");

        now += Duration.ofMinutes(1).toNanos();
        owners.fill(sockets(9999), sockets());

        assertThat(owners.blindSpot())
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The open files of 1 process "));
    }

    @Test
    void everyProcessThatHoldsAListenerHasARow() throws IOException {
        SocketOwners owners = threeProcesses();
        open(30, 4, "socket:[1002]");
        SocketColumns listeners = sockets(1001, 1002);

        owners.fill(sockets(), listeners);

        assertThat(pids(listeners)).containsExactly(20, 20, 30);
        assertThat(listeners.cookie(2)).isEqualTo(listeners.cookie(1));
    }

    @Test
    void aChildThatAHolderStartsLaterIsLookedIntoOnce() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(), sockets(1001));
        process(40, "/bin/worker");
        Files.createDirectory(proc.resolve("40/fd"));
        open(40, 3, "socket:[1001]");
        Files.createDirectories(proc.resolve("20/task/21"));
        Files.writeString(proc.resolve("20/task/21/children"), "40 ");
        int walks = owners.walks();

        for (int look = 0; look < 10; look++) {
            now += Duration.ofSeconds(3).toNanos();
            SocketColumns listeners = sockets(1001);
            owners.fill(sockets(), listeners);
            assertThat(pids(listeners)).containsExactly(20, 40);
        }

        assertThat(owners.walks()).isEqualTo(walks + 1);
    }

    @Test
    void aHolderThatClosedItsListenerLosesItsRowInAMinute() throws IOException {
        SocketOwners owners = threeProcesses();
        open(30, 4, "socket:[1001]");
        owners.fill(sockets(), sockets(1001));
        Files.delete(proc.resolve("30/fd/4"));
        now += Duration.ofMinutes(1).toNanos();

        SocketColumns listeners = sockets(1001);
        owners.fill(sockets(), listeners);

        assertThat(pids(listeners)).containsExactly(20);
    }

    @Test
    void allProcessesAreLookedIntoForANewListener() throws IOException {
        SocketOwners owners = threeProcesses();
        owners.fill(sockets(), sockets(1001));
        int walks = owners.walks();
        now += Duration.ofSeconds(1).toNanos();

        owners.fill(sockets(), sockets(1001, 1002));
        now += Duration.ofSeconds(1).toNanos();
        owners.fill(sockets(), sockets(1001, 1002));

        assertThat(owners.walks()).as("the one that is known, then each of the three").isEqualTo(walks + 4);
    }

    private SocketOwners threeProcesses() throws IOException {
        for (int pid : new int[]{10, 20, 30}) {
            process(pid, "/bin/some");
            Files.createDirectory(proc.resolve(pid + "/fd"));
            open(pid, 0, "anon_inode:[eventpoll]");
            open(pid, 1, "pipe:[5]");
        }
        Files.createDirectory(proc.resolve("net"));
        open(20, 5, "socket:[1001]");
        open(20, 6, "socket:[1002]");
        return new SocketOwners(proc, () -> now);
    }

    private void process(int pid, String commandLine) throws IOException {
        Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(proc.resolve(pid + "/cmdline"), commandLine);
    }

    private void open(int pid, int descriptor, String target) throws IOException {
        Files.createSymbolicLink(proc.resolve(pid + "/fd/" + descriptor), Path.of(target));
    }

    private static SocketColumns sockets(long... inodes) {
        SocketColumns columns = new SocketColumns();
        for (long inode : inodes) {
            columns.identity(columns.add(), inode + 1, inode, 0);
        }
        return columns;
    }

    private static int[] pids(SocketColumns sockets) {
        int[] pids = new int[sockets.size()];
        for (int row = 0; row < pids.length; row++) {
            pids[row] = (int) sockets.pid(row);
        }
        return pids;
    }
}
