package dev.closewait.validation.report;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.score.Confusion;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Curve;
import dev.closewait.validation.score.Delays;
import dev.closewait.validation.score.PatternFigures;
import dev.closewait.validation.score.Portrait;
import dev.closewait.validation.score.Portrait.Point;
import dev.closewait.validation.score.Scorecard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A scorecard that nobody earned: every pattern, every mark, somebody who finds nothing, and names that bite. */
public final class MadeUp {
    /** Markup, quotes, a table's and a list's signs, a terminal's escape, a bell, and letters that run backwards. */
    public static final String HOSTILE = "</title><script>alert(\"1\")</script>&amp; 'x' | `y` [z](http://evil) \u001b[31m\u0007 \u202Etxt ]]>";

    private static final List<Pattern> TRUTHS = List.of(Pattern.HEALTHY, Pattern.FAST_CHURN, Pattern.LEAK, Pattern.LEAK,
            Pattern.CPU_STARVED, Pattern.STALLED, Pattern.SLOW_CLOSE, Pattern.IDLE_POOL);
    private static final int TRACES = 32;
    private static final long SEED = 5;

    private MadeUp() {}

    /** About {@code survival}, and what came of it since a baseline. */
    public static Report report() {
        return new Report(scorecard(), Set.of("survival"), Optional.of(new Changes(true, true,
                List.of("leak-3 was told right and is now wrong: HEALTHY was said of LEAK"),
                List.of("stalled-5 is found after 2.1 s, was 9.6 s"), List.of())));
    }

    /** Seven contestants over many traces. */
    public static Scorecard scorecard() {
        Random random = new Random(SEED);
        List<ContestantCard> cards = new ArrayList<>();
        cards.add(card("survival", "built in", 0.97, 1.4, 0, random));
        cards.add(card("mine", "python3 mine.py", 0.7, 3.1, 2, random));
        cards.add(card("turnover", "baseline", 0.5, 2.2, 14, random));
        cards.add(card("cusum", "baseline", 0.45, 9, 22, random));
        cards.add(card("mann-kendall", "baseline", 0.4, 21, 30, random));
        cards.add(card("threshold", "baseline", 0.35, 121, 3, random));
        cards.add(card("random", "baseline", 0.15, 0.8, 600, random));
        cards.add(card("null", "baseline", 0, 1, 0, random));
        return new Scorecard("standard", cards, portraits(),
                List.of("broken.jsonl.gz, line 17: it is cut off in mid-line"),
                31.4);
    }

    /** Somebody of a hostile name, command and reason, on a trace of a hostile name. */
    public static Report hostile() {
        TraceResult lost = new TraceResult(HOSTILE, Origin.RECORDED, Pattern.LEAK, Optional.empty(), Mark.LOST,
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), 0, 0, 5, 20, 900,
                Optional.of(HOSTILE));
        ContestantCard card = card(HOSTILE, HOSTILE, List.of(lost), 0, 1);
        Portrait portrait = new Portrait(HOSTILE, List.of(new Point(0, 1), new Point(5, 9)), OptionalDouble.of(1),
                List.of(new Point(0, 1), new Point(4, 0.3)));
        return new Report(new Scorecard(HOSTILE, List.of(card), List.of(portrait), List.of(HOSTILE), 1),
                Set.of(HOSTILE),
                Optional.of(new Changes(true, true, List.of(HOSTILE), List.of(HOSTILE), List.of(HOSTILE))));
    }

    private static ContestantCard card(String name, String origin, double skill, double delay, int alarms,
            Random random) {
        List<TraceResult> results = new ArrayList<>();
        for (int i = 0; i < TRACES; i++) {
            results.add(result(i, skill, delay, random));
        }
        return card(name, origin, results, alarms, skill);
    }

    private static ContestantCard card(String name, String origin, List<TraceResult> results, int alarms,
            double skill) {
        List<PatternFigures> figures = List.of(Pattern.values())
                .reversed()
                .stream()
                .map(pattern -> new PatternFigures(pattern,
                        (int) results.stream().filter(result -> result.truth() == pattern).count(), estimate(skill),
                        pattern == Pattern.IDLE_POOL ? Optional.empty() : estimate(skill)))
                .toList();
        double[] delays = results.stream()
                .map(TraceResult::secondsToDetect)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        OptionalDouble median = delays.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(delays[delays.length / 2]);
        List<Curve> curves = List.of(curve("sampling interval", "s", List.of(0.1, 0.25, 1.0, 5.0, 10.0), skill),
                curve("one leak in", "", List.of(1.0, 10.0, 100.0, 1000.0, 10000.0), skill));
        return new ContestantCard(name, origin, results, new Confusion(results), figures,
                new Delays(median, median, median, median, median), 41.5, alarms, 2, 900 + 40_000 * skill, curves,
                new TreeMap<>(Map.of("standard", 100 * skill, "pager", 95 * skill, HOSTILE, 90 * skill)));
    }

    private static Curve curve(String name, String unit, List<Double> stages, double skill) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            double found = Math.max(0, skill - 0.12 * i * (1.2 - skill));
            points.add(new Curve.Point(stages.get(i), found,
                    found > 0.05 ? OptionalDouble.of((2 - skill) * Math.pow(2.2, i)) : OptionalDouble.empty()));
        }
        return new Curve(name, unit, points);
    }

    private static Optional<Estimate> estimate(double share) {
        return Optional.of(new Estimate(share, Math.max(0, share - 0.15), Math.min(1, share + 0.1)));
    }

    private static Pattern truth(int trace) {
        return TRUTHS.get(trace % TRUTHS.size());
    }

    private static String name(int trace) {
        return truth(trace).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + trace;
    }

    private static TraceResult result(int trace, double skill, double delay, Random random) {
        boolean right = random.nextDouble() < skill;
        Pattern truth = truth(trace);
        Origin origin = trace < TRACES * 3 / 4 ? Origin.RECORDED : Origin.SIMULATED;
        Mark mark = right ? Mark.RIGHT : trace % 11 == 5 ? Mark.LOST : trace % 7 == 3 ? Mark.PARTLY : Mark.WRONG;
        Optional<Pattern> said = switch (mark) {
            case RIGHT, PARTLY -> Optional.of(truth);
            case WRONG -> skill == 0 ? Optional.empty() : Optional.of(truth.problem() ? Pattern.HEALTHY : Pattern.LEAK);
            case LOST -> Optional.empty();
        };
        double after = delay * (0.5 + random.nextDouble());
        return new TraceResult(name(trace), origin, truth, said, mark,
                right ? OptionalDouble.of(after) : OptionalDouble.empty(),
                right ? OptionalDouble.of(after / 2) : OptionalDouble.empty(), OptionalInt.empty(), 0, 0, 12, 48, 900,
                mark == Mark.LOST ? Optional.of("crashed with exit code 3: KeyError: 'closeWait'") : Optional.empty());
    }

    private static List<Portrait> portraits() {
        Random random = new Random(SEED);
        List<Portrait> portraits = new ArrayList<>();
        for (int trace = 0; trace < TRACES; trace++) {
            List<Point> counts = new ArrayList<>();
            boolean grows = truth(trace) == Pattern.LEAK || truth(trace) == Pattern.STALLED;
            double leaked = 0;
            for (double at = 0; at < 12; at += 0.25) {
                leaked += grows && at > 2 ? random.nextInt(3) : 0;
                counts.add(new Point(at, Math.rint(leaked + random.nextInt(8))));
            }
            List<Point> survival = new ArrayList<>();
            for (double age = 0; age < 6; age += 0.1) {
                survival.add(new Point(age, (grows ? 0.35 : 0) + (grows ? 0.65 : 1) * Math.exp(-age * 1.8)));
            }
            portraits.add(new Portrait(name(trace), counts, OptionalDouble.of(2), survival));
        }
        return portraits;
    }
}
