package dev.closewait.detector.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.observation.Observation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/observations.md says is so. */
class DocumentedFormatTest {
    private static final String FENCE = "```";

    private final String page;
    private final String example;

    DocumentedFormatTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "observations.md"));
        String shown = page.substring(page.indexOf(FENCE + "json\n") + (FENCE + "json\n").length());
        example = shown.substring(0, shown.indexOf(FENCE)).replaceAll("\n *", "");
    }

    @Test
    void itsExampleIsReadAndWrittenTheSame() throws Exception {
        try (ObservationReader reader = Lines.reader(example)) {
            Observation observation = reader.next().orElseThrow();
            StringWriter again = new StringWriter();
            new ObservationWriter(again, reader.source().orElseThrow()).write(observation);

            assertThat(observation.closeWait().size()).isEqualTo(2);
            assertThat(again).hasToString(example + "\n");
        }
    }

    @Test
    void itNamesEveryField() throws IOException {
        TreeSet<String> written = new TreeSet<>();
        RandomObservations made = new RandomObservations(5);
        for (int i = 0; i < 100; i++) {
            Pattern.compile("\"(\\w+)\":")
                    .matcher(Lines.of(made.next()))
                    .results()
                    .map(result -> result.group(1))
                    .forEach(written::add);
        }
        TreeSet<String> described = new TreeSet<>();
        Pattern.compile("(?m)^\\| (`[^|]+) \\|")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .flatMap(names -> Arrays.stream(names.split("[`, ]+", -1)))
                .filter(name -> !name.isEmpty())
                .forEach(described::add);

        assertThat(described).isEqualTo(written);
    }

    @Test
    void itSaysTheLimits() {
        assertThat(page).contains("%,d sockets".formatted(Limits.SOCKETS), "%,d processes".formatted(Limits.PROCESSES),
                (Limits.LINE_BYTES >> 20) + " MiB", "%,d characters".formatted(Limits.TEXT_CHARACTERS));
    }
}
