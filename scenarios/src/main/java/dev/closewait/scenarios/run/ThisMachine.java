package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.file.Scenario;
import java.util.Optional;

/** Runs take place on this machine as it is: each process is a child of this one, and talks over loopback. */
public final class ThisMachine implements Place {
    private final Simulations simulations;

    /** With server-sim and client-sim. */
    public ThisMachine() {
        this(Simulations.REAL);
    }

    ThisMachine(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public Optional<String> lacks(Scenario scenario) {
        if (scenario.server().foreign() && scenario.server().command().isEmpty()) {
            return Optional
                    .of("its server is an image, which needs --in containers; name what starts it on this machine by"
                            + " key 'server.command'");
        }
        LimitsSpec limits = scenario.server().limits();
        int cpus = Runtime.getRuntime().availableProcessors();
        return limits.cpuQuota()
                .flatMap(_ -> CpuQuota.unavailable())
                .or(() -> DescriptorLimit.refuses(scenario))
                .or(() -> limits.cpus()
                        .filter(wanted -> wanted > cpus)
                        .map(wanted -> "it wants " + wanted + " CPUs, and this machine has " + cpus));
    }

    @Override
    public Lab setUp() {
        return new MachineLab(simulations);
    }
}
