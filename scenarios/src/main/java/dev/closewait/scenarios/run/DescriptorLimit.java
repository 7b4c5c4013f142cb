package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.EventSpec;
import dev.closewait.scenarios.file.Scenario;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many descriptors a server may be given, and how many it needs for itself. */
public final class DescriptorLimit {
    /** The hard limit in {@code /proc/self/limits} (proc_pid_limits(5)). */
    private static final Pattern HARD = Pattern.compile("Max open files +\\S+ +(\\d+)");
    /** What a JVM with two event loops holds besides its jars: pipes, libraries, epoll instances, listeners. */
    private static final int OWN = 40;

    private DescriptorLimit() {}

    /** Up to how many a process that this one starts can be given, without more rights. */
    public static long hard() {
        try {
            return HARD.matcher(Files.readString(Path.of("/proc/self/limits")))
                    .results()
                    .findFirst()
                    .map(found -> Long.parseLong(found.group(1)))
                    .orElse(Long.MAX_VALUE);
        } catch (IOException noProc) {
            throw new UncheckedIOException("/proc/self/limits cannot be read; expected Linux", noProc);
        }
    }

    /** Why a scenario cannot have the descriptors that it wants: too many for us, or too few for its server-sim. */
    public static Optional<String> refuses(Scenario scenario) {
        int needed = OWN + System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1).length;
        Optional<String> tooFew = scenario.server()
                .limits()
                .descriptors()
                .filter(limit -> limit < needed && !scenario.server().foreign())
                .map(limit -> "its server may have " + limit + " descriptors, and needs some " + needed
                        + " before it can serve anybody");
        long hard = hard();
        Optional<String> tooMany = Stream
                .concat(scenario.server().limits().descriptors().stream(),
                        scenario.events().stream().map(EventSpec::raiseLimit).flatMap(Optional::stream))
                .filter(limit -> limit > hard)
                .findFirst()
                .map(limit -> "its server is to have " + limit + " descriptors, and the hard limit here is " + hard
                        + ": raise it with 'ulimit -H -n'");
        return tooFew.or(() -> tooMany);
    }
}
