package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.ObservationWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A program that takes part")
class CommandContestantTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/dev/closewait/validation/contestant/programs");
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(150);

    /** Room enough for a machine that is busy with something else. */
    private static final Patience PATIENT = new Patience(DEADLINE, DEADLINE);
    private static final Patience IMPATIENT = new Patience(SOON, DEADLINE);

    @TempDir
    Path folder;

    private final List<Observation> looks;

    CommandContestantTest() throws Exception {
        looks = RecordedLooks.of("leak");
    }

    @Test
    void isHeardAtEachLook() throws Exception {
        List<List<Said>> said = RecordedLooks.said(new CommandContestant(program("answers"), PATIENT), looks);

        Said healthy = new Said(8080, Pattern.HEALTHY, EnumSet.of(Pattern.FAST_CHURN));
        assertThat(said).hasSameSizeAs(looks).containsOnly(List.of(healthy));
    }

    @Test
    void isGivenTheObservationsAndNothingElse() throws Exception {
        Path given = folder.resolve("given");

        RecordedLooks.said(
                new CommandContestant("tee '" + given + "' | sed -u 's/.*/{\"services\":[]}/'", PATIENT), looks);

        StringWriter written = new StringWriter();
        ObservationWriter writer = new ObservationWriter(written, "trace");
        for (Observation look : looks) {
            writer.write(look);
        }
        assertThat(given).hasContent(written.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            closes-its-output  | closed its output before it answered look 1
            crashes            | crashed with exit code 1 at look 2: NameError: name 'dwell' is not defined
            ends-too-soon      | ended before it answered look 2
            floods             | said something before it was shown look \\d+: \\{"services":\\[\\]\\}; expected one .*
            floods-in-one-line | answered look 1 with more than 256 KiB in one line: x{160}…
            is-killed          | was ended by signal 9 at look 1
            prints-garbage     | answered look 1 with no JSON: hel \\[31mlo; expected \\{"services":.*
            no-such-program    | c\\w+ .*: .*no-such-program.*
            """)
    void losesTheTraceAndItIsSaidHow(String name, String how) {
        CommandContestant contestant = new CommandContestant(program(name), PATIENT);

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                .withMessageMatching(how);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            hangs        | did not answer look 1 within 0.15 s; does it flush what it prints\\?
            answers-late | did not answer look 1 within 0.15 s.*
            """)
    void isNotWaitedForWithoutEnd(String name, String how) {
        CommandContestant contestant = new CommandContestant(program(name), IMPATIENT);

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                .withMessageMatching(how);
    }

    @Test
    void hasAShareOfTimeForTheWholeTrace() {
        CommandContestant contestant = new CommandContestant(
                "while read -r _; do sleep 0.1; echo '{\"services\":[]}'; done",
                new Patience(DEADLINE, Duration.ofSeconds(1)));

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                .withMessageMatching("took longer than 1 s for \\d+ looks of one trace");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no-such-command --at all | cannot be started: .*no-such-command.*not found
            /                        | cannot be started: .*
            """)
    void thatIsNoneSaysSo(String command, String how) {
        assertThatExceptionOfType(ContestantException.class)
                .isThrownBy(() -> RecordedLooks.said(new CommandContestant(command, PATIENT), looks))
                .withMessageMatching(how);
    }

    @Test
    void mayComplainAsMuchAsItLikes() throws Exception {
        assertThat(RecordedLooks.said(new CommandContestant(program("floods-errors"), PATIENT), looks.subList(0, 5)))
                .hasSize(5);
    }

    /** A line that does not fit into a pipe, to a program that does not read: who writes it must not wait for it. */
    @Test
    void thatDoesNotReadHoldsNobodyUp() throws Exception {
        CommandContestant contestant = new CommandContestant(program("hangs"), IMPATIENT);
        Observation large = ManySockets.look(10_000);

        assertThatExceptionOfType(ContestantException.class)
                .isThrownBy(() -> RecordedLooks.said(contestant, List.of(large)))
                .withMessageStartingWith("did not answer look 1");
    }

    @Test
    void thatAnswersWithoutReadingLosesTheTrace() throws Exception {
        CommandContestant contestant = new CommandContestant("echo '{\"services\":[]}'; sleep 1000", IMPATIENT);
        Observation large = ManySockets.look(10_000);

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> {
            try (Attempt attempt = contestant.attempt(RecordedLooks.HEADER)) {
                attempt.observe(large);
            }
        }).withMessageMatching("answered look 1 and did not read it|said something before it was shown look 1: .*");
    }

    @Test
    void isKilledWithAllThatItStarted() throws Exception {
        Path started = folder.resolve("started");
        CommandContestant contestant = new CommandContestant(program("leaves-children") + " '" + started + "'",
                IMPATIENT);

        List<ProcessHandle> processes;
        try (Attempt attempt = contestant.attempt(RecordedLooks.HEADER)) {
            processes = Gone.awaitStart(started);
            assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> attempt.observe(looks.getFirst()));
        }

        Gone.await(processes);
    }

    @Test
    void endsWithAValidationThatIsKilled() throws Exception {
        Path started = folder.resolve("started");
        Process validation = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), HangingValidation.class.getName(),
                program("leaves-children") + " '" + started + "'").inheritIO().start();
        try {
            List<ProcessHandle> processes = Gone.awaitStart(started);

            validation.destroyForcibly();

            Gone.await(processes);
        } finally {
            validation.destroyForcibly();
        }
    }

    @Test
    void isLeftAloneWhenWhoWaitsIsInterrupted() throws Exception {
        try (Attempt attempt = new CommandContestant(program("hangs"), PATIENT).attempt(RecordedLooks.HEADER)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> attempt.observe(looks.getFirst()));
        }
    }

    @Test
    void thatHangsThreeTimesInARowIsGivenUp() {
        CommandContestant contestant = new CommandContestant(program("hangs"), IMPATIENT);
        for (int trace = 0; trace < CommandContestant.CHANCES; trace++) {
            assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                    .withMessageStartingWith("did not answer look 1");
        }

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                .withMessage("was not tried, because it does not answer in time: 3 traces in a row were lost so");
    }

    @Test
    void thatHangsNowAndThenIsTriedOnEachTrace() throws Exception {
        Path well = folder.resolve("well");
        CommandContestant contestant = new CommandContestant(
                "[ -e '" + well + "' ] || sleep 1000; " + "exec " + program("answers"),
                new Patience(Duration.ofSeconds(1), DEADLINE));
        for (int round = 0; round < 3; round++) {
            for (int trace = 1; trace < CommandContestant.CHANCES; trace++) {
                assertThatExceptionOfType(ContestantException.class)
                        .isThrownBy(() -> RecordedLooks.said(contestant, looks))
                        .withMessageStartingWith("did not answer");
            }
            Files.createFile(well);
            assertThat(RecordedLooks.said(contestant, looks.subList(0, 1))).hasSize(1);
            Files.delete(well);
        }
    }

    @Test
    void thatCrashesIsTriedOnEachTrace() {
        CommandContestant contestant = new CommandContestant(program("crashes"), PATIENT);
        for (int trace = 0; trace <= CommandContestant.CHANCES; trace++) {
            assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> RecordedLooks.said(contestant, looks))
                    .withMessageStartingWith("crashed");
        }
    }

    private static String program(String name) {
        return "sh " + PROGRAMS.resolve(name + ".sh");
    }
}
