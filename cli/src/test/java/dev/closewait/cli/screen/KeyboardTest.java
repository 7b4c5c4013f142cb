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
        List<Keyboard.Key> heard = new ArrayList<>();
        byte[] pressed = "x\033[A\033OBkj \033[Cq\033".getBytes(StandardCharsets.US_ASCII);
        Keyboard.hear(new ByteArrayInputStream(pressed), heard::add);
        assertThat(heard).containsExactly(Keyboard.Key.UP, Keyboard.Key.DOWN, Keyboard.Key.UP, Keyboard.Key.DOWN,
                Keyboard.Key.QUIT);
    }
}
