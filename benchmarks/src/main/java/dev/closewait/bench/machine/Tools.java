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
    private static final String SYSTEM = File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";

    private Tools() {}

    /** Where a program is. */
    public static Optional<Path> find(String program) {
        return Stream.of((System.getenv().getOrDefault("PATH", "") + SYSTEM).split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Where a program is that a contender needs.
     *
     * @param inPackage the package of Debian and Ubuntu that has it
     * @throws MissingToolException when it is not here
     */
    public static Path require(String program, String inPackage) throws MissingToolException {
        return find(program).orElseThrow(() -> new MissingToolException(
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
