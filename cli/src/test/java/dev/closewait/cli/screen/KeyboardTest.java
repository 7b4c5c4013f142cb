package dev.closewait.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keyboard")
class KeyboardTest {
    @Test
    void hearsArrowsAndLettersAndNothingElse() throws IOException {
        assertThat(heard("x\033[A\033OBkj?\033[Hq\033")).containsExactly(Keyboard.Key.UP, Keyboard.Key.DOWN,
                Keyboard.Key.UP, Keyboard.Key.DOWN, Keyboard.Key.QUIT);
    }

    @Test
    void hearsWhatTurnsPages() throws IOException {
        assertThat(heard(" \n\033[Cb\177\033[Drn")).containsExactly(Keyboard.Key.GO_ON, Keyboard.Key.GO_ON,
                Keyboard.Key.GO_ON, Keyboard.Key.BACK, Keyboard.Key.BACK, Keyboard.Key.BACK, Keyboard.Key.REPEAT,
                Keyboard.Key.NEXT);
    }

    @Test
    void hearsTheNumberOfAChoice() throws IOException {
        assertThat(heard("0129")).extracting(Keyboard.Key::number).containsExactly(1, 2, 9);
        assertThat(heard(" q")).extracting(Keyboard.Key::number).containsOnly(0);
    }

    @Test
    void hearsTheKeyAfterALoneEscape() throws IOException {
        assertThat(heard("\033q\033\033[A\033j")).containsExactly(Keyboard.Key.QUIT, Keyboard.Key.UP,
                Keyboard.Key.DOWN);
    }

    @Test
    void takesNoLetterForAnArrow() throws IOException {
        assertThat(heard("AB\033[3~A")).isEmpty();
    }

    @Test
    void hearsAnArrowWithParameters() throws IOException {
        assertThat(heard("\033[1;5A")).containsExactly(Keyboard.Key.UP);
    }

    private static List<Keyboard.Key> heard(String pressed) throws IOException {
        List<Keyboard.Key> heard = new ArrayList<>();
        Keyboard.hear(new ByteArrayInputStream(pressed.getBytes(StandardCharsets.US_ASCII)), heard::add);
        return heard;
    }
}
