package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.ObservationReader;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.validation.contestant.Attempt;
import dev.closewait.validation.contestant.CommandContestant;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.contestant.Contestants;
import dev.closewait.validation.contestant.Patience;
import dev.closewait.validation.contestant.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** closewait is a program that can take part in its own validation, as any other. */
class EveryLookTest {
    private static final Path RECORDED = Path.of("..", "validation", "src", "test", "resources", "dev", "closewait",
            "validation", "contestant");
    private static final TraceHeader HEADER = new TraceHeader("recorded", TraceHeader.Origin.RECORDED, "Linux",
            Duration.ofMillis(500), Optional.empty());
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"leak", "healthy"})
    void asAProgramItSaysTheVerySame(String recording) throws Exception {
        List<String> words = List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "diagnose", "--every-look", "--format",
                "json");
        String command = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));

        List<List<Said>> asAProgram = said(new CommandContestant(command, new Patience(DEADLINE, DEADLINE)), recording);

        assertThat(asAProgram).isEqualTo(said(Contestants.named("survival"), recording));
        Pattern worst = recording.equals("leak") ? Pattern.LEAK : Pattern.HEALTHY;
        assertThat(asAProgram).anyMatch(look -> look.stream().anyMatch(service -> service.pattern() == worst));
    }

    @Test
    void eachLookGetsOneLineAndNothingElse() throws IOException {
        Path unpacked = Files.createTempFile("looks", ".jsonl");
        try (GZIPInputStream packed = new GZIPInputStream(Files.newInputStream(RECORDED.resolve("leak.jsonl.gz")))) {
            Files.write(unpacked, packed.readAllBytes());
            CommandLineRun run = CommandLineRun.of("diagnose", "--every-look", "--format", "json", unpacked.toString());

            assertThat(run.code()).isEqualTo(ExitCode.PROBLEM);
            assertThat(run.out()).hasSameSizeAs(Files.readAllLines(unpacked))
                    .allMatch(line -> line.startsWith("{\"version\":1,\"services\":["));
            assertThat(run.lastLine()).contains("\"pattern\":\"LEAK\"");
        } finally {
            Files.delete(unpacked);
        }
    }

    private static List<List<Said>> said(Contestant contestant, String recording) throws Exception {
        List<List<Said>> said = new ArrayList<>();
        Path file = RECORDED.resolve(recording + ".jsonl.gz");
        try (ObservationReader reader = new ObservationReader(new GZIPInputStream(Files.newInputStream(file)));
                Attempt attempt = contestant.attempt(HEADER)) {
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                said.add(attempt.observe(look.get()));
            }
        }
        assertThat(said).isNotEmpty();
        return said;
    }
}
