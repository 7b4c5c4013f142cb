package dev.closewait.client.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehavioursTest {
    /** A behaviour that lacks its annotation is known to nobody. */
    @Test
    void everyBehaviourThatIsWrittenIsFound() throws Exception {
        assertThat(written()).hasSizeGreaterThanOrEqualTo(13)
                .containsExactlyInAnyOrderElementsOf(
                        Behaviours.all().stream().<Class<?>>map(Object::getClass).toList());
    }

    @Test
    void theyAreSortedByNameAndNamedLikeTheirFiles() {
        assertThat(Behaviours.names()).isSorted().doesNotHaveDuplicates();
        assertThat(Behaviours.all()).allSatisfy(behaviour -> assertThat(behaviour.name())
                .isEqualTo(behaviour.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=.)(?=\\p{Lu})", "-")
                        .toLowerCase(Locale.ROOT)));
    }

    /** 127.0.0.0/16 is where servers listen. */
    @Test
    void eachHasANetworkOfItsOwn() {
        assertThat(Behaviours.all()).extracting(Behaviour::network)
                .doesNotHaveDuplicates()
                .allSatisfy(network -> assertThat(network).isBetween(1, 255));
    }

    @ParameterizedTest
    @CsvSource({"stedy, did you mean 'steady'?", "rude, expected one of"})
    void aBehaviourThatThereIsNotIsNamedWithThoseThatThereAre(String name, String help) {
        assertThatIllegalArgumentException().isThrownBy(() -> Behaviours.named(name))
                .withMessageStartingWith("'" + name + "' is not a behaviour; expected one of "
                        + String.join(", ", Behaviours.names()))
                .withMessageContaining(help);
    }

    private static List<Class<?>> written() throws Exception {
        Path folder = Path.of(Steady.class.getResource("Steady.class").toURI()).resolveSibling("");
        List<Class<?>> behaviours = new ArrayList<>();
        for (File file : folder.toFile().listFiles((in, name) -> name.matches("\\w+\\.class"))) {
            Class<?> found = Class.forName(Steady.class.getPackageName() + "." + file.getName().replace(".class", ""));
            if (Behaviour.class.isAssignableFrom(found) && !found.isInterface()) {
                behaviours.add(found);
            }
        }
        return behaviours;
    }
}
