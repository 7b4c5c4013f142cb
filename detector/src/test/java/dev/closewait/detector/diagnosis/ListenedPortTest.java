package dev.closewait.detector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.survival.HandMadeLook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One port that several processes serve. */
class ListenedPortTest {
    private static final int PORT = 8080;
    private static final int OTHER_PORT = 8081;
    private static final long SHELL = 2;
    private static final long MASTER = 50;
    private static final long FIRST = 11;
    private static final long SECOND = 12;
    private static final long THIRD = 13;

    private final ServiceIndex index = new ServiceIndex();

    @Test
    void aMasterStandsForItsWorkersWhateverTheirNumbers() {
        read(preFork());
        assertThat(theService()).isEqualTo(new Service(PORT, MASTER));
        assertThat(pids()).containsExactly(MASTER, FIRST, SECOND);
    }

    @Test
    void aListenerThatManyHoldIsCountedOnce() {
        read(preFork());
        assertThat(index.backlog(0)).isEqualTo(5);
    }

    @Test
    void theBacklogsOfManyListenersAddUp() {
        read(HandMadeLook.at(0).listener(PORT, FIRST, 2).listener(PORT, SECOND, 3).heldAlsoBy(THIRD));
        assertThat(index.backlog(0)).isEqualTo(5);
    }

    @Test
    void ofThoseThatDoNotDescendFromEachOtherTheLowestStandsForThem() {
        read(HandMadeLook.at(0)
                .listener(PORT, SECOND, 0)
                .listener(PORT, FIRST, 0)
                .child(FIRST, SHELL)
                .child(SECOND, SHELL));
        assertThat(theService()).isEqualTo(new Service(PORT, FIRST));
        assertThat(pids()).containsExactly(FIRST, SECOND);
    }

    @Test
    void grandchildrenDescendToo() {
        read(preFork().heldAlsoBy(THIRD).child(THIRD, FIRST));
        assertThat(theService()).isEqualTo(new Service(PORT, MASTER));
        assertThat(pids()).containsExactly(MASTER, FIRST, SECOND, THIRD);
    }

    @Test
    void aRestartOfAWorkerMakesNoOtherService() {
        read(HandMadeLook.at(0).listener(PORT, SECOND, 0).listener(PORT, THIRD, 0));
        read(HandMadeLook.at(250).listener(PORT, SECOND, 0).listener(PORT, FIRST, 0));
        assertThat(theService()).as("a lower number does not take over").isEqualTo(new Service(PORT, SECOND));
    }

    @Test
    void anotherPrincipalMakesAnotherService() {
        read(preFork());
        read(HandMadeLook.at(250).listener(PORT, FIRST, 0).heldAlsoBy(SECOND));
        assertThat(theService()).isEqualTo(new Service(PORT, FIRST));
    }

    @Test
    void aMasterThatIsFoundLateTakesOver() {
        read(HandMadeLook.at(0).listener(PORT, FIRST, 0).child(FIRST, MASTER));
        read(preFork());
        assertThat(theService()).isEqualTo(new Service(PORT, MASTER));
    }

    @Test
    void aLookThatCannotTellWhoHoldsTheListenerMakesNoOtherService() {
        read(HandMadeLook.at(0).listener(PORT, FIRST, 0).listener(PORT, SECOND, 0));
        read(HandMadeLook.at(250).listener(PORT, 0, 0).listener(PORT, SECOND, 0));
        assertThat(theService()).isEqualTo(new Service(PORT, FIRST));
    }

    @Test
    void whoOwnsOneOfItsSocketsServesItToo() {
        read(preFork().socket(1, PORT, THIRD, 0).process(THIRD, 1));
        assertThat(pids()).containsExactly(MASTER, FIRST, SECOND, THIRD);
    }

    @Test
    void theProcessesOfOnePortAreNotThoseOfAnother() {
        read(HandMadeLook.at(0)
                .listener(PORT, MASTER, 0)
                .heldAlsoBy(FIRST)
                .listener(OTHER_PORT, MASTER, 0)
                .heldAlsoBy(SECOND)
                .process(MASTER, 1)
                .child(FIRST, MASTER)
                .child(SECOND, MASTER));
        assertThat(index.processes(0)).extracting(ProcessSample::pid).containsExactly(MASTER, FIRST);
        assertThat(index.processes(1)).extracting(ProcessSample::pid).containsExactly(MASTER, SECOND);
    }

    @Test
    void whenNobodyListensAnyMoreTheWorkersSocketsStayTheService() {
        read(preFork());
        read(HandMadeLook.at(250).socket(1, PORT, SECOND, 0).socket(2, PORT, FIRST, 0).child(FIRST, MASTER));
        assertThat(theService()).isEqualTo(new Service(PORT, MASTER));
        assertThat(index.process(0)).as("it owns nothing, so it was not sampled").isEmpty();
        assertThat(pids()).containsExactly(FIRST);
    }

    private static HandMadeLook preFork() {
        return HandMadeLook.at(0)
                .process(MASTER, 1)
                .child(FIRST, MASTER)
                .child(SECOND, MASTER)
                .listener(PORT, FIRST, 5)
                .heldAlsoBy(MASTER)
                .heldAlsoBy(SECOND);
    }

    private void read(HandMadeLook look) {
        index.read(look.observation());
    }

    private Service theService() {
        assertThat(index.size()).isEqualTo(1);
        return index.service(0);
    }

    private List<Long> pids() {
        return index.processes(0).stream().map(ProcessSample::pid).toList();
    }
}
