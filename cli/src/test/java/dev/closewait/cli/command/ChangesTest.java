package dev.closewait.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Changes changes = new Changes();

    @Test
    void whatIsSaidForTheFirstTimeIsNewsAndWhatIsSaidAgainIsNot() {
        Diagnosis one = said(80, Pattern.HEALTHY);
        Diagnosis other = said(81, Pattern.HEALTHY);

        assertThat(changes.among(List.of(one))).containsExactly(one);
        assertThat(changes.among(List.of(one, other))).containsExactly(other);
        assertThat(changes.among(List.of(one, other))).isEmpty();
    }

    @Test
    void anotherPatternIsNewsAlsoWhereItStandsBesideTheWorst() {
        Diagnosis starvedToo = said(80, Pattern.LEAK, Pattern.CPU_STARVED, Pattern.FAST_CHURN);
        Diagnosis inAnotherOrder = said(80, Pattern.LEAK, Pattern.FAST_CHURN, Pattern.CPU_STARVED);
        Diagnosis starved = said(80, Pattern.CPU_STARVED);
        changes.among(List.of(said(80, Pattern.LEAK)));

        assertThat(changes.among(List.of(starvedToo))).containsExactly(starvedToo);
        assertThat(changes.among(List.of(inAnotherOrder))).isEmpty();
        assertThat(changes.among(List.of(starved))).containsExactly(starved);
    }

    @Test
    void whatWasWithdrawnIsNewsWhenItReturns() {
        Diagnosis leak = said(80, Pattern.LEAK);
        changes.among(List.of(leak));

        assertThat(changes.among(List.of())).isEmpty();
        assertThat(changes.among(List.of(leak))).containsExactly(leak);
    }

    private static Diagnosis said(int port, Pattern worst, Pattern... also) {
        return new Diagnosis(new Service(port, 1), worst, List.of(also), 1, Instant.EPOCH, List.of(), Optional.empty(),
                Optional.empty());
    }
}
