package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.survival.SurvivalSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** How often a service that the detector's model allows is called a leak, against the doubt at which it is said. */
final class LoosenedDoubt {
    static final double[] DOUBTS = {0.5, 0.2, 0.1, 0.05, 0.01, 0.001};
    private static final double INTERVAL_MILLIS = 250;
    /** Width of the interval around a measured share: 95 %. */
    private static final double DEVIATIONS = 1.96;

    /** Services as slow as the model has them. */
    enum Worst {
        /** Every dwell is 20 ms or longer, with the heaviest tail that the test allows. */
        TAIL_OF_20_MS {
            @Override
            Plan plan(SplittableRandom random) {
                return answered(random, new Times.Pareto(20, TAIL_POWER));
            }
        },
        /** The same beyond 200 ms, which the prior for all sockets allows with probability 0.56. */
        TAIL_OF_200_MS {
            @Override
            Plan plan(SplittableRandom random) {
                return answered(random, new Times.Pareto(200, TAIL_POWER));
            }
        },
        /** All dwell beyond a scale that is drawn from the prior for most sockets. */
        TYPICAL_ANSWERED {
            @Override
            Plan plan(SplittableRandom random) {
                return answered(random, new Times.Pareto(new Times.Pareto(150, 2).draw(random), TAIL_POWER));
            }
        },
        /** A part of them dwells beyond a scale that is drawn from the prior for a slower kind. */
        SECOND_KIND_ANSWERED {
            @Override
            Plan plan(SplittableRandom random) {
                Times slow = new Times.Pareto(new Times.Pareto(10, 2).draw(random), TAIL_POWER);
                return answered(random, new Times.Mixture(Ranges.logUniform(random, 0.001, 1), slow, PROMPT));
            }
        },
        /** As {@link #TYPICAL_ANSWERED}, for requests that are not answered yet. */
        TYPICAL_UNANSWERED {
            @Override
            Plan plan(SplittableRandom random) {
                return unanswered(random, new Times.Pareto(new Times.Pareto(2_000, 2).draw(random), TAIL_POWER));
            }
        },
        /** As {@link #SECOND_KIND_ANSWERED}, for requests that are not answered yet. */
        SECOND_KIND_UNANSWERED {
            @Override
            Plan plan(SplittableRandom random) {
                Times slow = new Times.Pareto(new Times.Pareto(2_000, 2).draw(random), TAIL_POWER);
                return unanswered(random, new Times.Mixture(Ranges.logUniform(random, 0.001, 1), slow, PROMPT));
            }
        };

        private static final double TAIL_POWER = 2;
        private static final Times PROMPT = new Times.LogNormal(5, 0.5);

        abstract Plan plan(SplittableRandom random);

        private static Plan answered(SplittableRandom random, Times dwell) {
            Server server = Server.PROMPT.cpu(new Times.Fixed(0.05)).closesLate(dwell);
            return Plan.of(traffic(random), Clients.PROMPT, server);
        }

        private static Plan unanswered(SplittableRandom random, Times dwell) {
            Server server = Server.PROMPT.cpu(new Times.Fixed(0.05)).waitsFor(dwell);
            return Plan.of(traffic(random), Clients.PROMPT.halfCloses(1), server);
        }

        private static Traffic traffic(SplittableRandom random) {
            return Traffic.steady(Ranges.logUniform(random, 0.1, 300));
        }
    }

    private LoosenedDoubt() {}

    /** Runs from a command line: services of each kind, minutes that each is watched for, and first seed. */
    public static void main(String[] arguments) {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        double minutes = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 60;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        System.out.printf("%-23s", "doubt");
        Arrays.stream(DOUBTS).forEach(doubt -> System.out.printf(Locale.ROOT, " %19s", doubt));
        System.out.println();
        for (Worst worst : Worst.values()) {
            List<boolean[]> alarms = LongStream.range(seed, seed + services)
                    .parallel()
                    .mapToObj(each -> alarms(worst, each, minutes))
                    .toList();
            System.out.printf("%-23s", worst);
            for (int i = 0; i < DOUBTS.length; i++) {
                int doubt = i;
                System.out.printf(Locale.ROOT, " %s",
                        interval(alarms.stream().filter(said -> said[doubt]).count(), services));
            }
            System.out.println();
        }
    }

    /** Whether a service was ever called a leak, by a detector for each of the doubts that sees the same looks. */
    static boolean[] alarms(Worst worst, long seed, double minutes) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedServer server = new SimulatedServer(worst.plan(random), random.nextLong());
        LookSchedule.Run looks = LookSchedule.every(INTERVAL_MILLIS).new Run(seed);
        List<SurvivalDetector> detectors = Arrays.stream(DOUBTS)
                .mapToObj(doubt -> new SurvivalDetector(
                        new SurvivalSettings(doubt, Math.max(doubt, SurvivalSettings.DEFAULT.retractingDoubt()))))
                .toList();
        boolean[] said = new boolean[DOUBTS.length];
        for (double now = looks.next(); now < minutes * 60_000; now = looks.next()) {
            Observation observation = server.look(now, looks.wallClock());
            for (int i = 0; i < said.length; i++) {
                detectors.get(i).observe(observation);
                said[i] |= detectors.get(i).says(Pattern.LEAK);
            }
        }
        return said;
    }

    /** A share and Wilson's interval around it. */
    private static String interval(long hits, long of) {
        double share = hits / (double) of;
        double square = DEVIATIONS * DEVIATIONS;
        double middle = (share + square / (2 * of)) / (1 + square / of);
        double half = DEVIATIONS / (1 + square / of)
                * Math.sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", share, Math.max(0, middle - half), middle + half);
    }
}
