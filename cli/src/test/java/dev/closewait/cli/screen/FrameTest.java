package dev.closewait.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.output.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against files, see {@link Frames}. */
@DisplayName("A frame")
class FrameTest {
    private static final int MANY = 40;

    @ParameterizedTest
    @CsvSource({"leak-100x44, 100, 44", "leak-narrow, 60, 40", "leak-wide, 160, 40", "leak-low, 80, 24"})
    void showsALeak(String name, int width, int height) throws IOException {
        Frames.isAsIn(name, Frame.of(MadeUpView.leak(), width, height, false, Glyphs.UNICODE));
    }

    @Test
    void showsTheSameInAscii() throws IOException {
        List<String> frame = Frame.of(MadeUpView.leak(), 100, 30, false, Glyphs.ASCII);
        Frames.isAsIn("leak-ascii", frame);
        assertThat(String.join("", frame)).matches("\\p{ASCII}*");
    }

    @Test
    void saysTheSameInColour() throws IOException {
        List<String> plain = Frame.of(MadeUpView.leak(), 100, 44, false, Glyphs.UNICODE);
        List<String> coloured = Frame.of(MadeUpView.leak(), 100, 44, true, Glyphs.UNICODE);
        Frames.isAsIn("leak-colour", coloured.stream().map(line -> line.replace("\033", "\\e")).toList());
        assertThat(coloured.stream().map(line -> line.replaceAll(Frames.ANY_COLOUR, "").stripTrailing()).toList())
                .isEqualTo(plain);
    }

    @Test
    void showsServicesAroundTheSelectedOneWhenThereAreTooMany() throws IOException {
        List<ServiceView> many = IntStream.range(0, MANY)
                .mapToObj(i -> MadeUpView.healthy(9_000 + i, "worker-" + i))
                .toList();
        List<String> frame = Frame.of(MadeUpView.of(many, 20, List.of(0, 0)), 100, 30, false, Glyphs.UNICODE);
        Frames.isAsIn("many-services", frame);
        assertThat(frame).anyMatch(line -> line.startsWith("▸  9020")).anyMatch(line -> line.endsWith("32 more"));
    }

    @Test
    void saysThatThereIsNoService() throws IOException {
        Frames.isAsIn("no-service", Frame.of(MadeUpView.of(List.of(), 0, List.of()), 80, 24, false, Glyphs.UNICODE));
    }

    @Test
    void saysThatNothingCanBeSaidYet() throws IOException {
        Frames.isAsIn("not-yet",
                Frame.of(MadeUpView.of(List.of(MadeUpView.unnamed(22)), 0, List.of(0, 1)), 80, 24, false,
                        Glyphs.UNICODE));
    }

    @Test
    void cutsEvidenceThatIsTooLongAndSaysSo() throws IOException {
        List<String> evidence = Collections.nCopies(30, "A sentence of evidence that goes on for longer than anybody "
                + "wants to read, with a_word_that_is_so_long_that_no_line_of_a_narrow_terminal_has_any_room_for_it.");
        WatchView view = MadeUpView.of(List.of(MadeUpView.leaking(evidence)), 0, MadeUpView.growing());
        List<String> low = Frame.of(view, 70, 26, false, Glyphs.UNICODE);
        Frames.isAsIn("long-evidence", low);
        assertThat(low.getLast()).contains("lines more in a higher window");
    }

    @Test
    void letsNothingThatAProcessIsCalledReachTheTerminal() {
        WatchView view = MadeUpView.of(List.of(MadeUpView.healthy(80, "\033[2J\u202eevil\u4e2d\n")), 0, List.of(0));
        List<String> frame = Frame.of(view, 100, 30, false, Glyphs.UNICODE);
        assertThat(frame).anyMatch(line -> line.contains("?[2J?evil??"));
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3"})
    void neverLeavesTheTerminal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int width = 1 + random.nextInt(220);
            int height = 1 + random.nextInt(70);
            List<ServiceView> services = new ArrayList<>();
            for (int service = random.nextInt(20); service > 0; service--) {
                services.add(random.nextBoolean()
                        ? MadeUpView.leaking(Collections.nCopies(random.nextInt(9), "Because of " + Figures.rate(3)))
                        : random.nextBoolean()
                                ? MadeUpView.healthy(random.nextInt(65_536), "x".repeat(random.nextInt(16)))
                                : MadeUpView.unnamed(22));
            }
            List<Integer> counts = random.ints(random.nextInt(600), 0, 100_000).boxed().toList();
            WatchView view = MadeUpView.of(services, services.isEmpty() ? 0 : random.nextInt(services.size()), counts);

            List<String> frame = Frame.of(view, width, height, random.nextBoolean(),
                    random.nextBoolean() ? Glyphs.ASCII : Glyphs.UNICODE);

            assertThat(frame).hasSizeLessThanOrEqualTo(height);
            assertThat(frame).as("%d columns", width)
                    .allMatch(line -> line.replaceAll(Frames.ANY_COLOUR, "").length() <= width);
        }
    }
}
