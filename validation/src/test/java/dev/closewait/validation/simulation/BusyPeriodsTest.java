package dev.closewait.validation.simulation;

import static dev.closewait.validation.simulation.Likeness.assertSameDistribution;
import static dev.closewait.validation.simulation.Likeness.assertSameTotals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every connection simulated, beside only those that come when the end of a busy period, or a look, is near. */
@DisplayName("A simulation that passes over what comes while all workers are busy")
class BusyPeriodsTest {
    private static final double EVERY_MILLIS = 10_000;
    private static final int LOOKS = 600;

    /** Servers that have more to do than they can, each for another reason and with another end. */
    enum Overloaded {
        /** Until it holds as many as it may. */
        FOREVER(4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(300), clients.halfCloses(1),
                        server.workers(1, false).holds(400).cpu(new Times.LogNormal(5, 0.5)));
            }
        },
        FULL_BACKLOG(4) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(400), clients.halfCloses(0.5),
                        acceptsWhenFree(server.workers(4, true)
                                .backlog(100)
                                .cpu(new Times.LogNormal(8, 0.5))
                                .waitsFor(new Times.LogNormal(10, 0.5))));
            }
        },
        /** A backlog that is long enough, most of the time. */
        LONG_BACKLOG(2) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(bursts(100), clients.halfCloses(0.2),
                        acceptsWhenFree(server.workers(8, true).backlog(2_000).cpu(new Times.LogNormal(20, 0.5))));
            }
        },
        IN_BURSTS(2) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(bursts(100), clients.halfCloses(0.7), server.cpu(new Times.LogNormal(6, 0.8)));
            }
        },
        /** Clients that leave when they have their answer stand in the queue, too, and count. */
        OF_THOSE_WHO_WAIT(2) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(bursts(100), clients.halfCloses(0.3),
                        server.holds(500).cpu(new Times.LogNormal(6, 0.8)));
            }
        },
        WHILE_STARVED(2) {
            @Override
            Plan plan(Server server, Clients clients) {
                return Plan.of(Traffic.steady(150), clients.halfCloses(1), server.cpu(new Times.LogNormal(5, 0.5)))
                        .starved(true, new Times.Weibull(4, 2),
                                List.of(new Disturbance(Kind.STARVED, new Times.Exponential(20_000),
                                        new Times.LogUniform(1_000, 4_000), 0.1, 0.3)));
            }
        };

        /** At least so many times as many come as are simulated. */
        final double saves;

        Overloaded(double saves) {
            this.saves = saves;
        }

        abstract Plan plan(Server server, Clients clients);

        Plan plan() {
            return plan(Server.PROMPT.workers(2, false), Clients.PROMPT);
        }

        private static Traffic bursts(double perSecond) {
            return Traffic.steady(perSecond).bursts(8, new Times.Exponential(10_000), new Times.LogUniform(500, 2_500));
        }

        private static Server acceptsWhenFree(Server server) {
            return new Server(server.workers(), server.holdsWorker(), false, server.mostConnections(), server.backlog(),
                    server.readsEndOfStream(), server.cpu(), server.downstream(), server.closesAfterAnswer(),
                    server.notice(), server.tail(), server.chunks(), server.chunksApart(), server.backgroundCpus());
        }
    }

    @ParameterizedTest
    @EnumSource(Overloaded.class)
    void showsTheSame(Overloaded overloaded) {
        Sight whole = Sight.of(overloaded.plan(), 1, false, EVERY_MILLIS, LOOKS);
        Sight passed = Sight.of(overloaded.plan(), 2, true, EVERY_MILLIS, LOOKS);
        assertThat(passed.simulated * overloaded.saves).isLessThan((double) whole.simulated);
        assertSameTotals(whole, passed);
        assertSameDistribution("sockets", whole.counts, passed.counts);
        assertSameDistribution("age of the oldest", whole.oldest, passed.oldest);
        assertSameDistribution("age of one", whole.any, passed.any);
    }
}
