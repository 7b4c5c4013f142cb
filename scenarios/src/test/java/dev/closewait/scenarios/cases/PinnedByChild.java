package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server that closes everything, and whose child holds on to it. */
record PinnedByChild(Side side) implements Case {
    private static final String PYTHON = "python3";
    private static final int REQUESTS_BEFORE_HELPER = 150;

    @Override
    public String name() {
        return side.of("pinned-by-child");
    }

    @Override
    public String story() {
        return "A helper process inherits the connections that are open when it is started: the server closes them, the "
                + "kernel does not.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(side.broken() ? 8 : 6);
    }

    @Override
    public Expected expected() {
        return side.broken() ? Expected.only(Pattern.LEAK) : Expected.harmless();
    }

    /** Java opens every socket close-on-exec; it takes another language to inherit one. */
    @Override
    public Optional<String> cannotRun() {
        try {
            Process version = new ProcessBuilder(PYTHON, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.onExit().join().exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(PYTHON + " does not run here");
        } catch (IOException missing) {
            return Optional.of("there is no " + PYTHON + " here");
        }
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        String script = Path.of(URI.create(PinnedByChild.class.getResource("pinning_server.py").toString())).toString();
        return bed.start(new Program("pinning server", List.of(PYTHON, script)), side.broken() ? "pins" : "closes",
                REQUESTS_BEFORE_HELPER + bed.seed());
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", 80, length(), Duration.ofSeconds(5));
    }

    @Override
    public Truth truth(Seen seen) {
        if (!side.broken()) {
            return Truth.since(seen.loadBegan(), Seen.atLeast(300, seen.answered(), "requests answered"),
                    Seen.atLeast(1, children(seen).count(), "helpers"), seen.allLeftPromptly(), seen.cpuWasFree());
        }
        List<Stay> stuck = seen.stuck();
        Set<String> left = descriptors(seen);
        long held = left.stream()
                .filter(children(seen).map(PinnedByChild::sockets)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet())::contains)
                .count();
        return Truth.since(stuck, stuck, seen.settled(), Seen.atLeast(2, stuck.size(), "sockets that never left"),
                Seen.atLeast(stuck.size(), held, "of these, held by the helper"),
                Seen.atMost(0, left.stream().filter(sockets(seen.subject().process().pid())::contains).count(),
                        "of these, held by the server"),
                Seen.atLeast(300, seen.answered(), "requests answered"), seen.cpuWasFree());
    }

    @Override
    public Optional<String> unexplained(Diagnosis atTheEnd, Seen seen) {
        boolean named = children(seen)
                .anyMatch(
                        child -> atTheEnd.evidence().stream().anyMatch(why -> why.matches(".*\\b" + child + "\\b.*")));
        return named ? Optional.empty() : Optional.of("LEAK without the child's name");
    }

    private static Stream<Long> children(Seen seen) {
        return ProcessHandle.of(seen.subject().pid()).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
    }

    /** What a descriptor of a socket that never left links to. */
    private static Set<String> descriptors(Seen seen) {
        SocketColumns sockets = seen.lastLook().closeWait();
        return IntStream.range(0, sockets.size())
                .mapToObj(row -> "socket:[" + sockets.inode(row) + "]")
                .collect(Collectors.toSet());
    }

    /** What the descriptors of a process link to. */
    private static Set<String> sockets(long pid) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.map(PinnedByChild::target).collect(Collectors.toSet());
        } catch (IOException ended) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
