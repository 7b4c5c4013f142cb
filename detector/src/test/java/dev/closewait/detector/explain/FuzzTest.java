package dev.closewait.detector.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text makes it crash or hang. Each round takes a few lines of real output, does things to them, and explains them;
 * {@code -Dclosewait.fuzz.rounds} says how many rounds a seed gets.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("closewait.fuzz.rounds", 15_000);
    private static final int MOST_LINES = 6;
    private static final int MOST_CHANGES = 8;
    private static final String TOKENS = " \t\n\r:.%[]()->*/#$=\"\033[\u0000\ufffd\u00e9"
            + "0123456789abcdefCLOSE_WAIT-";
    private static final List<String> WORDS = List.of("tcp", "CLOSE_WAIT", "users:((\"", "TCP", "->", "lastack:",
            "state",
            "99999999999999999999", "-1", "Every", "2026-11-22T10:00:00Z", "Sun Nov 22 10:00:00 2026", "1795341600",
            "+18:00", "24:61:61", "00000000:0000", "::", "fe80::1%", "PM", "sl", "Recv-Q", "IPv6", "%s", "@|red x|@");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noMutationOfRealOutputBreaksIt(long seed) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<List<String>> samples = Samples.NAMES.stream().map(name -> Samples.text(name).lines().toList()).toList();
        int explained = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(excerpt(samples.get(random.nextInt(samples.size())), random), random);
            explained += explains(text, seed, round) ? 1 : 0;
        }
        assertThat(explained).as("texts that were still explained").isGreaterThan(ROUNDS / 4);
    }

    private static boolean explains(String text, long seed, int round) throws Exception {
        try {
            Explanation explanation = Explainer.explain(new StringReader(text));
            long inGroups = explanation.groups().stream().mapToLong(RowGroup::sockets).sum();
            if (inGroups != explanation.closeWait()) {
                throw new IllegalStateException(inGroups + " in groups, but " + explanation.closeWait() + " in all");
            }
            return true;
        } catch (UnusableTextException refused) {
            return false;
        } catch (RuntimeException broken) {
            throw new AssertionError("seed " + seed + ", round " + round + ", text:\n" + text, broken);
        }
    }

    private static StringBuilder excerpt(List<String> lines, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int from = random.nextInt(lines.size());
        for (int i = from; i < Math.min(lines.size(), from + 1 + random.nextInt(MOST_LINES)); i++) {
            text.append(lines.get(i).stripTrailing()).append('\n');
        }
        return text;
    }

    private static String mutated(StringBuilder text, RandomGenerator random) {
        for (int i = random.nextInt(MOST_CHANGES); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
                case 1 -> text.insert(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
                case 2 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 3 -> text.delete(at, to);
                case 4 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                default -> text.setLength(at + 1);
            }
        }
        return text.toString();
    }
}
