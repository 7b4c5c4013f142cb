package dev.closewait.detector.explain;

import static dev.closewait.detector.explain.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same sockets, as each tool prints them. */
class RealOutputTest {
    @ParameterizedTest
    @CsvSource({"netstat-tne", "netstat-tneop", "ss-tne", "ss-tneip", "ss-tneipO", "ss-tneipm"})
    void withInodesEachSocketStandsWhereItsApplicationStopped(String sample) {
        Explanation explanation = Samples.explain(Samples.text(sample));

        assertThat(explanation.closeWait()).isEqualTo(17);
        assertThat(in(explanation, Stopped.UNACCEPTED)).isEqualTo(2);
        assertThat(in(explanation, Stopped.REQUEST_UNREAD)).isEqualTo(4);
        assertThat(in(explanation, Stopped.END_OF_STREAM_UNREAD)).isEqualTo(3);
        assertThat(in(explanation, Stopped.END_OF_STREAM_CONSUMED)).isEqualTo(7);
        assertThat(in(explanation, Stopped.ANSWER_NOT_TAKEN)).isEqualTo(1);
        assertThat(explanation.report().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"netstat-t", "netstat-tn", "netstat-tan", "netstat-tnp", "ss-t", "ss-tn", "ss-tan", "ss-tnp", "ss-nap",
        "ss-Htn", "ss-tn-state", "ss-tin-state", "ss-tinp-state"})
    void withoutInodesTheBacklogIsNotTold(String sample) {
        Explanation explanation = Samples.explain(Samples.text(sample));

        assertThat(explanation.closeWait()).isEqualTo(17);
        assertThat(in(explanation, Stopped.UNACCEPTED)).isZero();
        assertThat(in(explanation, Stopped.REQUEST_UNREAD)).isEqualTo(4 + 1);
        assertThat(in(explanation, Stopped.END_OF_STREAM_UNREAD)).isEqualTo(3 + 1);
        assertThat(in(explanation, Stopped.END_OF_STREAM_CONSUMED)).isEqualTo(7);
        assertThat(explanation.report().notUnderstood()).isZero();
    }

    @Test
    void bothFilesOfTheKernelAreOneSnapshot() {
        Explanation explanation = Samples.explain(Samples.text("proc-net-tcp") + Samples.text("proc-net-tcp6"));

        assertThat(explanation.movement().snapshots()).isEqualTo(1);
        assertThat(explanation.closeWait()).isEqualTo(17);
        assertThat(in(explanation, Stopped.UNACCEPTED)).isEqualTo(2);
        assertThat(in(explanation, Stopped.REQUEST_UNREAD)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"lsof-i, 15, 0", "lsof-nP-iTCP, 15, 0", "lsof-nP-Tqs, 0, 4"})
    void lsofShowsNoBacklogAndQueuesOnlyWhenAsked(String sample, long notShown, long unread) {
        Explanation explanation = Samples.explain(Samples.text(sample));

        assertThat(explanation.closeWait()).isEqualTo(17 - 2);
        assertThat(in(explanation, Stopped.NOT_SHOWN)).isEqualTo(notShown);
        assertThat(in(explanation, Stopped.REQUEST_UNREAD)).isEqualTo(unread);
        assertThat(explanation.report().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"netstat-tn", "netstat-t", "ss-tn", "ss-tneip", "proc-net-tcp", "lsof-nP-iTCP"})
    void theServiceIsFoundByNumberOrByName(String sample) {
        assertThat(Samples.explain(Samples.text(sample)).next()).extracting(NextCommand::command)
                .contains("closewait watch --port 8080");
    }

    @ParameterizedTest
    @CsvSource({"netstat-tan, 3", "ss-tan, 3", "ss-nap, 3"})
    void aListenersBacklogIsTold(String sample, int waiting) {
        assertThat(Samples.explain(Samples.text(sample)).suggests())
                .anyMatch(sentence -> sentence.contains("8080 holds " + waiting + " connections"));
    }

    @Test
    void ownersAreTold() {
        assertThat(Samples.explain(Samples.text("ss-tnp")).suggests()).contains("15 of 17 are held by python3, pid "
                + "27099.");
        assertThat(Samples.explain(Samples.text("ss-tnp")).groups()).extracting(RowGroup::accepted)
                .contains(Accepted.YES, Accepted.NO_OWNER_SEEN)
                .doesNotContain(Accepted.NOT_SHOWN);
    }

    @Test
    void twoDatedLooksAreTwoSnapshots() {
        Movement movement = Samples.explain(Samples.text("ss-tin-state-twice")).movement();

        assertThat(movement.snapshots()).isEqualTo(2);
        assertThat(movement.heldThroughout()).isEqualTo(17);
        assertThat(movement.left()).isZero();
        assertThat(movement.came()).isEqualTo(3);
        assertThat(movement.lastTime()).isPresent();
    }

    @Test
    void agesBelowAMinuteAreNoProblemYet() {
        Explanation explanation = Samples.explain(Samples.text("ss-tneip"));

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.summary()).contains("8.7 s");
    }

    @Test
    void theSameRowsAMinuteLaterAreOne() {
        Explanation explanation = Samples.explain(Samples.text("ss-tneip").replace("lastack:8", "lastack:608"));

        assertThat(explanation.finding()).isEqualTo(Finding.PROBLEM);
    }
}
