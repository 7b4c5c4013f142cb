package dev.closewait.cli.screen.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.screen.Frames;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.lessons.event.Arrow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@code FrameTest} does for {@code watch}. */
@DisplayName("A page of a lesson")
class LessonFrameTest {
    private static final List<LessonView> ALL = List.of(MadeUpLesson.begun(), MadeUpLesson.announced(),
            MadeUpLesson.taken(), MadeUpLesson.traced(), MadeUpLesson.differing(), MadeUpLesson.again(2),
            MadeUpLesson.ended(true), MadeUpLesson.ended(false), MadeUpLesson.crowd(1), MadeUpLesson.crowd(6),
            MadeUpLesson.predicted(MadeUpLesson.announced(), 2), MadeUpLesson.predicted(MadeUpLesson.ended(true), 1));

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "60, 20"})
    void showsAStep(int width, int height) throws IOException {
        String room = "-" + width + "x" + height;
        Frames.isAsIn("lesson/begun" + room, plain(MadeUpLesson.begun(), width, height));
        Frames.isAsIn("lesson/announced" + room, plain(MadeUpLesson.announced(), width, height));
        Frames.isAsIn("lesson/taken" + room, plain(MadeUpLesson.taken(), width, height));
    }

    @Test
    void keepsItsAnswerUntilTheStepIsTaken() {
        assertThat(String.join(" ", plain(MadeUpLesson.announced(), 120, 40))).contains("Into which state")
                .doesNotContain("has not closed yet");
        assertThat(String.join(" ", plain(MadeUpLesson.taken(), 120, 40))).contains("Into which state",
                "has not closed yet");
    }

    @Test
    void marksWhatIsPredictedAndSaysWhatBecameOfIt() throws IOException {
        Frames.isAsIn("lesson/predicts", plain(MadeUpLesson.predicted(MadeUpLesson.announced(), 1), 80, 24));
        Frames.isAsIn("lesson/predicted", plain(MadeUpLesson.predicted(MadeUpLesson.taken(), 1), 80, 24));
        assertThat(plain(MadeUpLesson.predicted(MadeUpLesson.taken(), 2), 80, 24))
                .contains("you said  right: CLOSE_WAIT");
    }

    /** Whatever has no room, what was asked stands with what is so. */
    @ParameterizedTest
    @CsvSource({"80, 24", "60, 24", "60, 20", "40, 24"})
    void keepsTheQuestionWithItsAnswer(int width, int height) {
        assertThat(LessonFrame.words(MadeUpLesson.taken(), width, height, Glyphs.UNICODE).overflow()).isPositive();
        assertThat(plain(MadeUpLesson.taken(), width, height)).anyMatch(line -> line.startsWith("question  Into"))
                .anyMatch(line -> line.startsWith("answer    CLOSE_WAIT"));
    }

    /** Pressed again and again, the space bar shows every line of a page. */
    @ParameterizedTest
    @CsvSource({"80, 24", "60, 20"})
    void isReadOnToItsLastLine(int width, int height) {
        Pages pages = new Pages();
        pages.add(MadeUpLesson.begun().shown());
        pages.add(MadeUpLesson.taken().shown());
        List<String> shown = new ArrayList<>(plain(pages.view(false, false), width, height));
        while (pages.readOn(LessonFrame.words(pages.view(false, false), width, height, Glyphs.UNICODE))) {
            shown.addAll(plain(pages.view(false, false), width, height));
        }
        assertThat(shown).containsAll(plain(MadeUpLesson.taken(), width, 60).stream()
                .dropWhile(line -> !line.startsWith("question"))
                .takeWhile(line -> !line.startsWith("space"))
                .filter(line -> !line.isBlank())
                .toList());
    }

    @Test
    void laysTheKernelsOwnTraceBeside() throws IOException {
        Frames.isAsIn("lesson/traced", plain(MadeUpLesson.traced(), 120, 40));
    }

    @Test
    void saysFirstWhatDiffers() throws IOException {
        Frames.isAsIn("lesson/differing", plain(MadeUpLesson.differing(), 80, 24));
    }

    @Test
    void saysHowItEnded() throws IOException {
        Frames.isAsIn("lesson/ended", plain(MadeUpLesson.ended(false), 80, 24));
    }

    @Test
    void countsEndpointsThatAreTooMany() throws IOException {
        Frames.isAsIn("lesson/crowd", plain(MadeUpLesson.crowd(6), 100, 40));
    }

    @Test
    void scrollsToTheEnd() throws IOException {
        int most = LessonFrame.words(MadeUpLesson.again(1), 60, 20, Glyphs.UNICODE).overflow();
        assertThat(most).isPositive();
        List<String> end = plain(MadeUpLesson.again(most), 60, 20);
        Frames.isAsIn("lesson/scrolled", end);
        assertThat(plain(MadeUpLesson.again(most + 5), 60, 20)).isEqualTo(end);
    }

    /** A window may be made smaller while one reads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void scrollsToTheEndInNoRoomAtAll(int height) {
        int most = LessonFrame.words(MadeUpLesson.taken(), 80, height, Glyphs.UNICODE).overflow();
        assertThat(plain(MadeUpLesson.again(most), 80, height)).hasSize(height)
                .isEqualTo(plain(MadeUpLesson.again(most + 5), 80, height));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "60, 20"})
    void showsTheSameInAscii(int width, int height) throws IOException {
        List<String> frame = LessonFrame.of(MadeUpLesson.taken(), width, height, false, Glyphs.ASCII);
        Frames.isAsIn("lesson/ascii-" + width, frame);
        for (LessonView view : ALL) {
            assertThat(String.join("", LessonFrame.of(view, width, height, false, Glyphs.ASCII)))
                    .matches("\\p{ASCII}*");
        }
    }

    @Test
    void saysTheSameInColour() throws IOException {
        List<String> coloured = LessonFrame.of(MadeUpLesson.taken(), 80, 24, true, Glyphs.UNICODE);
        Frames.isAsIn("lesson/colour", coloured.stream().map(line -> line.replace("\033", "\\e")).toList());
        for (LessonView view : ALL) {
            assertThat(LessonFrame.of(view, 80, 24, true, Glyphs.UNICODE)
                    .stream()
                    .map(line -> line.replaceAll(Frames.ANY_COLOUR, "").stripTrailing())
                    .toList()).isEqualTo(plain(view, 80, 24));
        }
    }

    @Test
    void drawsEveryArrowOfTheRfc() {
        assertThat(StateDiagram.links()).containsExactlyInAnyOrderElementsOf(Arrow.DIAGRAM.stream()
                .map(arrow -> new Light.Link(Spot.of(arrow.from(), false), Spot.of(arrow.to(), true)))
                .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2"})
    void neverLeavesTheTerminal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int width = 1 + random.nextInt(200);
            int height = 1 + random.nextInt(60);
            List<String> frame = LessonFrame.of(ALL.get(random.nextInt(ALL.size())), width, height,
                    random.nextBoolean(), random.nextBoolean() ? Glyphs.ASCII : Glyphs.UNICODE);

            assertThat(frame).hasSizeLessThanOrEqualTo(height);
            assertThat(frame).as("%d columns", width)
                    .allMatch(line -> line.replaceAll(Frames.ANY_COLOUR, "").length() <= width);
        }
    }

    private static List<String> plain(LessonView view, int width, int height) {
        return LessonFrame.of(view, width, height, false, Glyphs.UNICODE);
    }
}
