package dev.closewait.validation.simulation;

import static dev.closewait.validation.simulation.Likeness.assertSameDistribution;
import static dev.closewait.validation.simulation.Likeness.assertSameTotals;
import static dev.closewait.validation.simulation.Samples.mean;
import static dev.closewait.validation.simulation.Samples.variance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Every connection simulated, beside only those that a look can see. Differences are held against their standard error; each
 * test makes a dozen comparisons, and four standard errors are exceeded by chance once in 16,000.
 */
@DisplayName("A simulation of only those connections that a look can see")
class ThinnedArrivalsTest {
    private static final double EVERY_MILLIS = 10_000;
    private static final int LOOKS = 500;
    private static final int SERVICES = 12;
    private static final int FEW_LOOKS = 25;
    /** A service that is busier needs longer, and shows nothing else. */
    private static final double MOST_PER_SECOND = 60;

    /** Services that each are tied to their past in another way. */
    enum Kindred {
        CLOSES_LATE(200, 8) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(200), clients, server.closesLate(new Times.LogNormal(100, 0.5)));
            }
        },
        KEPT_ALIVE(100, 4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(100), clients.idle(new Times.LogNormal(300, 1)),
                        server.closesLate(new Times.Weibull(50, 1)));
            }
        },
        RARELY_WAITS_LONG(100, 4) {
            @Override
            Plan plan(Server server, Clients clients) {
                Times call = new Times.Mixture(0.01, new Times.Capped(new Times.LogNormal(3_000, 0.8), 15_000),
                        Times.Fixed.NONE);
                return Plan.of(Traffic.steady(100), clients.halfCloses(1), server.workers(40, true).waitsFor(call));
            }
        },
        ANSWERS_IN_PIECES(100, 4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(100), clients.halfCloses(0.5),
                        server.streams(new Times.LogNormal(8, 0.7), new Times.LogNormal(10, 0.5)));
            }
        },
        /** Loaded to seven tenths, so that the last one is often still there. */
        QUEUES(200, 4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(200), clients.halfCloses(1),
                        server.workers(1, false).cpu(new Times.LogNormal(3, 0.5)));
            }
        },
        /** Half of what threads could do is taken from them, and it is enough for them. */
        STARVED(100, 4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(100), clients.halfCloses(1), server.workers(2, true))
                        .starved(false, new Times.Exponential(2),
                                List.of(new Disturbance(Kind.STARVED, new Times.Exponential(30_000),
                                        new Times.Exponential(30_000), 0.5, 0.5)));
            }
        },
        STOPPED(100, 2) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(100), clients, server.closesLate(new Times.LogNormal(50, 0.5)))
                        .disturbed(List.of(Disturbance.pause(Kind.COLLECTING, new Times.Exponential(20_000),
                                new Times.LogUniform(100, 1_000))));
            }
        };

        final double perSecond;
        /** At least so many times as many come as are simulated. */
        final double saves;

        Kindred(double perSecond, double saves) {
            this.perSecond = perSecond;
            this.saves = saves;
        }

        abstract Plan plan(Server server, Clients clients);

        Plan plan() {
            return plan(Server.PROMPT.workers(4, false), Clients.PROMPT);
        }
    }

    @ParameterizedTest
    @EnumSource(Kindred.class)
    void showsTheSame(Kindred kindred) {
        Sight whole = Sight.of(kindred.plan(), 1, false, EVERY_MILLIS, LOOKS);
        Sight thinned = Sight.of(kindred.plan(), 2, true, EVERY_MILLIS, LOOKS);
        assertThat(whole.simulated).isCloseTo((long) whole.cameInAll(), within(100L));
        assertThat(thinned.simulated * kindred.saves).isLessThan(thinned.cameInAll());
        assertSameTotals(whole, thinned);
        assertSameDistribution("ages", whole.ages, thinned.ages);
    }

    /** All benign ones, drawn from their ranges; what one service's looks have in common is compared as one. */
    @ParameterizedTest
    @EnumSource(value = Benign.class, mode = Mode.EXCLUDE, names = "CLIENT_POOL")
    void showsTheSameOnAverageOfAllBenignServices(Benign benign) {
        List<Plan> plans = LongStream.rangeClosed(1, SERVICES)
                .mapToObj(seed -> benign.plan(new SplittableRandom(benign.scattered(seed))))
                .map(plan -> plan.traffic(plan.traffic().atMost(MOST_PER_SECOND)))
                .toList();
        List<Sight> whole = sights(plans, 1, false);
        List<Sight> thinned = sights(plans, 2, true);
        assertSameOnAverage("sockets", whole, thinned, sight -> mean(sight.counts));
        assertSameOnAverage("descriptors", whole, thinned, sight -> mean(sight.descriptors));
        assertSameOnAverage("connections", whole, thinned, sight -> mean(sight.opened));
    }

    @Test
    void isOfAllConnectionsWhereSomeLeak() {
        Plan plan = Plan.of(Traffic.steady(50), Clients.PROMPT, Server.PROMPT).leaks(0.1, 0);
        Sight whole = Sight.of(plan, 7, false, EVERY_MILLIS, 20);
        Sight thinned = Sight.of(plan, 7, true, EVERY_MILLIS, 20);
        assertThat(thinned.simulated).isEqualTo(whole.simulated).isPositive();
        assertThat(thinned.ages).isEqualTo(whole.ages).isNotEmpty();
    }

    private static List<Sight> sights(List<Plan> plans, long seed, boolean thinned) {
        return plans.stream().map(plan -> Sight.of(plan, seed, thinned, EVERY_MILLIS, FEW_LOOKS)).toList();
    }

    /** The relative differences, service by service, are about as often the one way as the other. */
    private static void assertSameOnAverage(String what, List<Sight> some, List<Sight> others,
            ToDoubleFunction<Sight> figure) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            double one = figure.applyAsDouble(some.get(i));
            double other = figure.applyAsDouble(others.get(i));
            differences.add((other - one) / Math.sqrt(one + other + 1));
        }
        double error = Math.sqrt(variance(differences) / differences.size());
        assertThat(mean(differences)).as(what)
                .isCloseTo(0, within(Likeness.STANDARD_ERRORS * error + Likeness.ROUNDING));
    }
}
