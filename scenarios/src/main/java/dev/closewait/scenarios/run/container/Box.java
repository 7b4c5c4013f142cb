package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.run.DescriptorLimit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What all containers of a runner have in common: a Java of their own, our class path, no rights, and bounds.
 *
 * @param image what they are made from; its {@code java} is on its {@code PATH}
 * @param label what they carry
 */
record Box(String image, RunLabel label) {
    private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    /** Bytes. A simulator's JVM has 256 MB of heap, as much again for buffers, and its own code. */
    private static final long MEMORY = 768L << 20;
    private static final long THREADS = 1_000;
    /** Nanoseconds of CPU in a second, which is how the engine wants a quota. */
    private static final double NANO_CPUS = 1e9;

    /** Makes the container that is about to be created such a one. */
    void shape(CreateContainerCmd container, LimitsSpec limits) {
        // Whoever runs closewait may look into the descriptors of processes of his own. The class path may be relative.
        container.withUser(own("uid") + ":" + own("gid"))
                .withEntrypoint("java")
                .withWorkingDir(Path.of("").toAbsolutePath().toString());
        container.getHostConfig()
                .withBinds(classPath())
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(MEMORY)
                .withMemorySwap(MEMORY)
                .withPidsLimit(THREADS);
        limit(container.getHostConfig(), limits);
    }

    /** Gives a container what it may have, and no more. */
    static void limit(HostConfig host, LimitsSpec limits) {
        limits.cpuQuota().ifPresent(cpus -> host.withNanoCPUs(Math.round(cpus * NANO_CPUS)));
        limits.cpus().ifPresent(cpus -> host.withCpusetCpus("0-" + (cpus - 1)));
        // Up to our own hard limit a server's can be raised while it runs, as it can outside.
        limits.descriptors()
                .ifPresent(most -> host
                        .withUlimits(List.of(new Ulimit("nofile", (long) most, DescriptorLimit.hard()))));
    }

    /** The class path of this process, each entry where it is here, so that what runs inside is what runs outside. */
    private static List<Bind> classPath() {
        return SEPARATOR.splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .filter(entry -> new File(entry).exists())
                .distinct()
                .map(entry -> new Bind(entry, new Volume(entry), AccessMode.ro))
                .toList();
    }

    private static Object own(String id) {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:" + id);
        } catch (IOException noProc) {
            throw new UncheckedIOException("/proc/self cannot be read; expected Linux", noProc);
        }
    }
}
