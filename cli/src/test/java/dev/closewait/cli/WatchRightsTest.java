package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code watch} does without the rights that it would like to have, and with them in a namespace of its own. */
@Execution(ExecutionMode.CONCURRENT)
class WatchRightsTest {
    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534",
            "--clear-groups");
    private static final List<String> WITHOUT_ENTERING = List.of("setpriv", "--bounding-set=-sys_admin");
    private static final List<String> ALONE = List.of("unshare", "-n", "sh", "-c",
            "ip link set lo up && exec \"$@\"", "sh");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String ANYTHING = "\"pattern\":";

    @TempDir
    Path temp;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void nobodySeesTheLeakNamesNoOwnerAndSaysWhy() throws Exception {
        assumeWorks("the right to become another user is needed", AS_NOBODY);
        Process server = start(List.of(), CLASS_PATH, PlainServer.class, "forgets");
        int port = port(server);
        Thread clients = Thread.ofVirtual().start(() -> visit(port));

        CommandLineRun run = watch("\"pattern\":\"LEAK\"", AS_NOBODY, readableByAll(CLASS_PATH), Main.class, "--port",
                "" + port);
        clients.interrupt();

        assertThat(run.code()).isEqualTo(ExitCode.PROBLEM);
        JsonNode service = service(run);
        assertThat(service.path("pattern").asString()).isEqualTo("LEAK");
        assertThat(service.path("port").asInt()).isEqualTo(port);
        assertThat(service.path("pid").asLong()).as("no owner").isZero();
        assertThat(run.err()).singleElement().asString().contains("could not be read", "CAP_SYS_PTRACE");
    }

    @Test
    void withoutNetlinkTheServiceIsReadFromProc() throws Exception {
        Process server = start(List.of(), CLASS_PATH, PlainServer.class, "closes");
        int port = port(server);

        CommandLineRun run = watch(ANYTHING, List.of(), CLASS_PATH, WithoutNetlink.class, "--port", "" + port);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(service(run).path("port").asInt()).isEqualTo(port);
        assertThat(service(run).path("pid").asLong()).isEqualTo(server.pid());
        assertThat(run.err()).singleElement().asString().contains("reading /proc/net/tcp", "errno 97");
    }

    @Test
    void aProcessInAnotherNamespaceIsWatchedThere() throws Exception {
        assumeWorks("the right to make a network namespace is needed", ALONE);
        Process server = start(ALONE, CLASS_PATH, PlainServer.class, "closes");
        int port = port(server);

        CommandLineRun run = watch(ANYTHING, List.of(), CLASS_PATH, Main.class, "--pid", "" + server.pid());

        assertThat(service(run).path("port").asInt()).isEqualTo(port);
        assertThat(service(run).path("pid").asLong()).isEqualTo(server.pid());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whereItMayNotBeEnteredItIsReadThroughProc() throws Exception {
        assumeWorks("the right to make a network namespace is needed", ALONE);
        assumeWorks("the right to give up a right is needed", WITHOUT_ENTERING);
        Process server = start(ALONE, CLASS_PATH, PlainServer.class, "closes");
        int port = port(server);

        CommandLineRun run = watch(ANYTHING, WITHOUT_ENTERING, CLASS_PATH, Main.class, "--pid", "" + server.pid());

        assertThat(service(run).path("port").asInt()).isEqualTo(port);
        assertThat(run.err()).singleElement()
                .asString()
                .contains("reading /proc/" + server.pid() + "/net/tcp", "may not be entered", "CAP_SYS_ADMIN");
    }

    private static void assumeWorks(String otherwise, List<String> prefix) throws Exception {
        List<String> command = Stream.concat(prefix.stream(), Stream.of(java(), "-version")).toList();
        boolean works;
        try {
            works = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            works = false; // a tool is missing
        }
        assumeTrue(works, otherwise + ": '" + String.join(" ", command) + "' does not work here");
    }

    /** The same class path in copies, since a home directory is closed to other users. */
    private String readableByAll(String classPath) throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> copies = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            if (Files.exists(from)) {
                Path to = temp.resolve(copies.size() + "-" + from.getFileName());
                try (Stream<Path> files = Files.walk(from)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    }
                }
                copies.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private CommandLineRun watch(String untilItSays, List<String> prefix, String classPath, Class<?> main,
            String... scope) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("watch", "--for", "60s", "--format", "json"));
        arguments.addAll(List.of(scope));
        CommandLineRun run = CommandLineRun.until(untilItSays,
                start(prefix, classPath, main, arguments.toArray(String[]::new)));
        assertThat(run.out()).as("it said, on standard error: " + run.err()).isNotEmpty();
        return run;
    }

    private Process start(List<String> prefix, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(ChildJvm.command(classPath, main, arguments));
        Process process = new ProcessBuilder(command).directory(new File("/")).start();
        processes.add(process);
        return process;
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    private static int port(Process server) throws IOException {
        return Integer.parseInt(server.inputReader(StandardCharsets.UTF_8).readLine());
    }

    private static JsonNode service(CommandLineRun run) {
        return JsonMapper.shared().readTree(run.lastLine()).path("services").path(0);
    }

    /** Clients, one after the other, until interrupted: each is answered and goes. */
    private static void visit(int port) {
        while (!Thread.currentThread().isInterrupted()) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write('?');
                client.getInputStream().read(new byte[10]);
                TimeUnit.MILLISECONDS.sleep(40);
            } catch (IOException | InterruptedException ended) {
                return;
            }
        }
    }
}
