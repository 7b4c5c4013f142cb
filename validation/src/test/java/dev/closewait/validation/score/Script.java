package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.validation.contestant.Attempt;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.contestant.ContestantException;
import dev.closewait.validation.contestant.Said;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A contestant that says what is written down for it, a letter for each look: {@code -} nothing, {@code H} HEALTHY, {@code F}
 * FAST_CHURN, {@code P} IDLE_POOL, {@code S} SLOW_CLOSE, {@code C} CPU_STARVED, {@code L} LEAK, {@code X} STALLED; {@code
 * L+C} one beside the other; {@code !} crashes. The last word goes on.
 */
final class Script implements Contestant {
    static final int PORT = 8080;

    private static final Map<String, Pattern> LETTERS = Map.of("H", Pattern.HEALTHY, "F", Pattern.FAST_CHURN, "P",
            Pattern.IDLE_POOL, "S", Pattern.SLOW_CLOSE, "C", Pattern.CPU_STARVED, "L", Pattern.LEAK, "X",
            Pattern.STALLED);

    private final String name;
    private final List<String> words;
    private final AtomicInteger atWork = new AtomicInteger();

    Script(String name, String words) {
        this.name = name;
        this.words = List.of(words.split(" ", -1));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String origin() {
        return "written down";
    }

    /** How many of its attempts were not closed. */
    int atWork() {
        return atWork.get();
    }

    @Override
    public Attempt attempt(TraceHeader header) throws ContestantException {
        if (header.label().isPresent() || !header.name().isEmpty() || !header.kernel().isEmpty()) {
            throw new ContestantException("was shown the label, or what tells the same: " + header);
        }
        atWork.incrementAndGet();
        AtomicInteger looks = new AtomicInteger();
        return new Attempt() {
            @Override
            public List<Said> observe(Observation observation) throws ContestantException {
                return said(words.get(Math.min(looks.getAndIncrement(), words.size() - 1)));
            }

            @Override
            public void close() {
                atWork.decrementAndGet();
            }
        };
    }

    private static List<Said> said(String word) throws ContestantException {
        if (word.equals("!")) {
            throw new ContestantException("crashed with exit code 3");
        }
        if (word.equals("-")) {
            return List.of(new Said(PORT + 1, Pattern.STALLED, Set.of())); // another service's
        }
        List<Pattern> patterns = Arrays.stream(word.split("\\+", -1)).map(Script::pattern).toList();
        Set<Pattern> also = EnumSet.noneOf(Pattern.class);
        also.addAll(patterns.subList(1, patterns.size()));
        return List.of(new Said(PORT, patterns.getFirst(), also), new Said(PORT, Pattern.HEALTHY, Set.of()));
    }

    private static Pattern pattern(String letter) {
        Pattern pattern = LETTERS.get(letter);
        if (pattern == null) {
            throw new IllegalArgumentException("no pattern has the letter " + letter);
        }
        return pattern;
    }
}
