package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.observation.Observation;
import dev.closewait.validation.simulation.Disturbance.Kind;
import dev.closewait.detector.socket.SocketColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The simulated server")
class SimulatedServerTest {
    private static final double INTERVAL = 250;

    private static Server closesAfter(double millis) {
        return Server.PROMPT.closesLate(new Times.Fixed(millis));
    }

    @Test
    void holdsAsManyAsLittlesLawSays() {
        SimulatedServer server = new SimulatedServer(
                Plan.of(Traffic.steady(200), Clients.PROMPT, closesAfter(100)), 1);
        double seen = 0;
        int looks = 4_000;
        for (int look = 1; look <= looks; look++) {
            seen += server.look(look * INTERVAL, 0).closeWait().size();
        }
        // 200 a second, each for a tenth of a second.
        assertThat(seen / looks).isCloseTo(20, within(0.5));
    }

    @Test
    void pilesUpConnectionsInAPauseAndServesThemAfterIt() {
        Plan plan = Plan.of(Traffic.steady(20), Clients.PROMPT, closesAfter(0))
                .disturbed(List.of(Disturbance.pause(Kind.STOPPED, new Times.Fixed(10_000), new Times.Fixed(5_000))));
        SimulatedServer server = new SimulatedServer(plan, 1);
        server.look(10_000, 0);
        Observation paused = server.look(14_900, 0);
        assertThat(paused.processes().getFirst().stopped()).isTrue();
        assertThat(paused.listeners().receiveQueue(0)).as("backlog").isCloseTo(98, within(30));
        Observation after = server.look(16_000, 0);
        assertThat(after.processes().getFirst().stopped()).isFalse();
        assertThat(after.listeners().receiveQueue(0)).as("backlog").isZero();
        assertThat(after.closeWait().size()).isLessThan(5);
    }

    @Test
    void showsTheSocketsOfClientsThatLeftDuringAPauseAsTheKernelDoes() {
        Plan plan = Plan
                .of(Traffic.steady(20), Clients.PROMPT.patience(new Times.Fixed(500)), Server.PROMPT)
                .disturbed(List.of(Disturbance.pause(Kind.STOPPED, new Times.Fixed(10_000), new Times.Fixed(5_000))));
        SocketColumns sockets = new SimulatedServer(plan, 1).look(14_900, 0).closeWait();
        assertThat(sockets.size()).isGreaterThan(50);
        for (int row = 0; row < sockets.size(); row++) {
            assertThat(sockets.inode(row)).isZero();
            assertThat(sockets.pid(row)).isZero();
            assertThat(sockets.receiveQueue(row)).isGreaterThan(1);
            assertThat(sockets.sinceAckReceivedMillis(row)).isBetween(0, 4_400);
            assertThat(sockets.sinceDataReceivedMillis(row) - sockets.sinceAckReceivedMillis(row)).isBetween(496, 504);
        }
    }

    @Test
    void countsWaitingWhileItIsStarved() {
        Plan plan = Plan.of(Traffic.steady(50), Clients.PROMPT, Server.PROMPT.cpu(new Times.Fixed(5)))
                .starved(false, Times.Fixed.NONE, List.of(new Disturbance(Kind.STARVED, new Times.Fixed(10_000),
                        new Times.Fixed(1e9), 0.5, 0.5)));
        SimulatedServer server = new SimulatedServer(plan, 1);
        server.look(20_000, 0);
        var before = server.look(20_250, 0).processes().getFirst();
        var after = server.look(120_250, 0).processes().getFirst();
        double running = (after.runningNanos() - before.runningNanos()) / 100e9;
        double waiting = (after.waitingNanos() - before.waitingNanos()) / 100e9;
        assertThat(running).isCloseTo(0.25, within(0.02));
        assertThat(waiting).as("as long as it runs").isCloseTo(running, within(0.02));
    }

    @Test
    void startsAnewAsAnotherProcessWithoutTheOldSockets() {
        Plan plan = Plan.of(Traffic.steady(50), Clients.PROMPT, closesAfter(1_000)).restarts(new Times.Fixed(60_000));
        SimulatedServer server = new SimulatedServer(plan, 1);
        Set<Long> pids = new HashSet<>();
        Set<Integer> listeners = new HashSet<>();
        for (double now = INTERVAL; now < 300_000; now += INTERVAL) {
            Observation look = server.look(now, 0);
            look.processes().forEach(process -> pids.add(process.pid()));
            listeners.add(look.listeners().size());
            for (int row = 0; row < look.closeWait().size(); row++) {
                assertThat(look.closeWait().pid(row)).isEqualTo(look.processes().getFirst().pid());
            }
        }
        assertThat(pids).hasSizeBetween(3, 5);
        assertThat(listeners).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void showsTheSameForTheSameSeed() {
        for (Benign benign : Benign.values()) {
            Subject one = benign.subject(7, SimulatedHours.ALL_RATES);
            Subject other = benign.subject(7, SimulatedHours.ALL_RATES);
            for (double now = INTERVAL; now < 60_000; now += INTERVAL) {
                Observation look = one.look(now, 0);
                Observation again = other.look(now, 0);
                assertThat(again.processes()).isEqualTo(look.processes());
                assertThat(again.host()).isEqualTo(look.host());
                assertThat(again.closeWait().size()).isEqualTo(look.closeWait().size());
            }
        }
    }

    @Test
    void keepsWhatItLeaks() {
        Plan plan = Plan.of(Traffic.steady(100), Clients.PROMPT, closesAfter(10)).leaks(0.1, 0);
        assertThat(new SimulatedServer(plan, 1).look(60_000, 0).closeWait().size()).isCloseTo(600, within(100));
    }

    @Test
    void leaksNoMoreOnceTheBugIsGone() {
        Plan plan = Plan.of(Traffic.steady(100), Clients.PROMPT, closesAfter(0))
                .faults(Faults.leak(0.1, 0, 10_000));
        SimulatedServer server = new SimulatedServer(plan, 1);
        int then = server.look(10_100, 0).closeWait().size();
        assertThat(then).isCloseTo(100, within(30));
        assertThat(server.look(60_000, 0).closeWait().size()).isCloseTo(then, within(2));
    }

    @Test
    void fillsItsBacklogWhenItsLoopHangsAndClosesNothingAnyMore() {
        Plan plan = Plan
                .of(Traffic.steady(20), Clients.PROMPT.patience(new Times.Fixed(500)), Server.PROMPT.backlog(100))
                .faults(Faults.hang(10_000));
        SimulatedServer server = new SimulatedServer(plan, 1);
        assertThat(server.look(9_900, 0).closeWait().size()).isLessThan(3);
        Observation hung = server.look(30_000, 0);
        assertThat(hung.listeners().receiveQueue(0)).isEqualTo(100);
        assertThat(hung.closeWait().size()).as("the backlog, and the one that it hangs in").isEqualTo(101);
        assertThat(server.look(600_000, 0).closeWait().size()).isEqualTo(101);
        assertThat(server.standing().hungSinceMillis()).isBetween(10_000.0, 11_000.0);
    }

    @Test
    void missesTheLooksThatItIsToMiss() {
        LookSchedule.Run looks = LookSchedule.every(250).missing(0.25).new Run(1);
        int taken = 0;
        while (looks.next() < 1_000_000) {
            taken++;
        }
        assertThat(taken).isCloseTo(3_000, within(100));
    }
}
