package dev.closewait.detector.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Observations of this very process. */
class ObserverTest {
    private static final long OURSELVES = ProcessHandle.current().pid();

    private final HeldSockets held = HeldSockets.dualStack(20);
    private final HeldSockets others = HeldSockets.ipv4(20);

    ObserverTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        held.close();
        others.close();
    }

    @Test
    void aPortsSocketsItsListenerAndTheirOwnerAreSeen() throws Exception {
        held.closeWait(0);
        held.closeWait(10);
        others.closeWait(0);
        try (Observer observer = new Observer(SocketTables.netlink(), Scope.port(held.port()))) {
            Observation seen = awaitCloseWait(observer, 2);

            assertThat(localPorts(seen.closeWait())).containsOnly(held.port());
            assertThat(seen.closeWait().pid(0)).isEqualTo(OURSELVES);
            assertThat(seen.closeWait().pid(1)).isEqualTo(OURSELVES);
            assertThat(localPorts(seen.listeners())).containsExactly(held.port());
            assertThat(seen.listeners().pid(0)).isEqualTo(OURSELVES);
            assertThat(seen.processes()).singleElement().extracting(ProcessSample::pid).isEqualTo(OURSELVES);
            assertThat(seen.host().processors()).isPositive();
        }
    }

    @Test
    void overProcTheSameIsSeen() throws Exception {
        held.closeWait(0);
        try (Observer observer = new Observer(SocketTables.proc(Path.of("/proc/net")), Scope.port(held.port()))) {
            Observation seen = awaitCloseWait(observer, 1);

            assertThat(seen.closeWait().pid(0)).isEqualTo(OURSELVES);
            assertThat(seen.listeners().size()).isEqualTo(1);
        }
    }

    @Test
    void aProcessIsSeenWithWhatWaitsInItsBacklogs() throws Exception {
        held.closeWait(0);
        held.closeWaitInBacklog(10);
        others.closeWait(0);
        try (Observer observer = new Observer(SocketTables.netlink(), Scope.pid(OURSELVES))) {
            Observation seen = awaitCloseWait(observer, 3);

            assertThat(localPorts(seen.closeWait())).containsOnly(held.port(), others.port());
            assertThat(localPorts(seen.listeners())).contains(held.port(), others.port());
        }
    }

    @Test
    void aProcessWithoutSocketsIsSampled() throws Exception {
        try (Observer observer = new Observer(SocketTables.netlink(), Scope.pid(1))) {
            assertThat(observer.observe().processes()).extracting(ProcessSample::pid).containsExactly(1L);
        }
    }

    @Test
    void theAgesHoldAtTheInstantOfTheObservation() throws Exception {
        held.closeWait(0);
        long fin = System.nanoTime();
        try (Observer observer = new Observer(SocketTables.netlink(), Scope.port(held.port()))) {
            Observation first = awaitCloseWait(observer, 1).copy();
            int firstAge = first.closeWait().sinceAckReceivedMillis(0);

            Eventually.until("a tenth of a second went by",
                    () -> observer.observe().closeWait().sinceAckReceivedMillis(0) >= firstAge + 100);

            assertThat(first.nanos()).isGreaterThanOrEqualTo(fin);
            assertThat(first.closeWait().sinceAckReceivedMillis(0)).isEqualTo(firstAge);
            assertThat(observer.observe().nanos()).isGreaterThan(first.nanos());
        }
    }

    @Test
    void anImpossibleScopeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.port(65_536)).withMessageContaining("1 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.port(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.pid(0)).withMessageContaining("pid 0");
    }

    private static Observation awaitCloseWait(Observer observer, int count) throws Exception {
        Eventually.until(count + " sockets in CLOSE_WAIT", () -> observer.observe().closeWait().size() == count);
        return observer.observe();
    }

    private static List<Integer> localPorts(SocketColumns sockets) {
        return IntStream.range(0, sockets.size()).mapToObj(sockets::localPort).toList();
    }
}
