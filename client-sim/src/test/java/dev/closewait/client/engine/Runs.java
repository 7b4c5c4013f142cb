package dev.closewait.client.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.load.TargetAddress;
import dev.closewait.client.report.Report;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** Loads for tests, and what holds of every run. */
final class Runs {
    /** A deadline that only what is broken meets. */
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(100);

    private Runs() {}

    /** 100 connections in half a second, if the machine lets them; patient clients. */
    static Load load(String behaviour, int port) {
        return Load.of(target(port), Behaviours.named(behaviour), Rate.perSecond(200), Duration.ofMillis(500))
                .withPatience(LONG);
    }

    /** The same on this transport. */
    static Load load(String behaviour, int port, Transport transport) {
        assume(transport);
        return load(behaviour, port).withTransport(transport);
    }

    /** Skips the test where the machine lacks the transport. */
    static void assume(Transport transport) {
        assumeTrue(transport.unavailable().isEmpty(), "this machine has no " + transport);
    }

    static Target target(int port) {
        return new Target("127.0.0.1", port);
    }

    static Report run(Load load) throws InterruptedException, ExecutionException {
        return run(new Engine(load, TargetAddress.of(load)));
    }

    static Report run(Engine engine) throws InterruptedException, ExecutionException {
        Report report = engine.run(event -> {});
        assertThat(report.opened())
                .isEqualTo(report.answered() + report.abandoned() + report.refused() + report.failures());
        return report;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
