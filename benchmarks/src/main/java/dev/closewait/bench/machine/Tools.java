package dev.closewait.bench.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that others have written, and that this machine may have. */
public final class Tools {
    /** Where daemons live, which not every user has on the PATH. */
    private static final List<String> SYSTEM = List.of("/usr/sbin", "/sbin");

    private Tools() {}

    /** Where a program is that is started by its name: on the PATH. */
    public static Optional<Path> find(String program) {
        return in(path(), program);
    }

    /** Where a daemon is: it is started by its path. */
    public static Optional<Path> findDaemon(String program) {
        return in(Stream.concat(path(), SYSTEM.stream()), program);
    }

    private static Stream<String> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    }

    private static Optional<Path> in(Stream<String> folders, String program) {
        return folders.map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }

    /**
     * Where a program is that a contender needs.
     *
     * @param inPackage the package of Debian and Ubuntu that has it
     * @throws MissingToolException when it is not here
     */
    public static Path require(String program, String inPackage) throws MissingToolException {
        return there(find(program), program, inPackage);
    }

    /** Where a daemon is that a contender needs, likewise. */
    public static Path requireDaemon(String program, String inPackage) throws MissingToolException {
        return there(findDaemon(program), program, inPackage);
    }

    private static Path there(Optional<Path> found, String program, String inPackage) throws MissingToolException {
        return found.orElseThrow(() -> new MissingToolException(
                program + " is not installed; on Debian and Ubuntu: apt install " + inPackage));
    }

    /**
     * What stands before a command that must not outlive us, however we end ({@code PR_SET_PDEATHSIG}, prctl(2)): it is for
     * programs that start no others, and must be started by a thread that lives as long as we do. Nothing where it is not
     * installed; so such a program must end by itself, too.
     */
    public static List<String> endingWithUs() {
        return find("setpriv").map(program -> List.of(program.toString(), "--pdeathsig", "KILL")).orElse(List.of());
    }
}
