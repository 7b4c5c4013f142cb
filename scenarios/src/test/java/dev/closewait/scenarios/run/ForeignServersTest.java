package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Servers that others wrote, under our clients; among them the examples that users are to copy. UNKNOWN fails too. */
class ForeignServersTest {
    private static final int MOST_TRIES = 4;

    @TestFactory
    Stream<DynamicTest> everyExamplePasses() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(ForeignServerTest.FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> passes(ScenarioFiles.load(file))));
        }
    }

    @Test
    void nginxIsHealthy(@TempDir Path folder) throws Exception {
        assumeTrue(onPath("nginx").isPresent(), "skipped: nginx is not installed");
        Files.writeString(folder.resolve("nginx.conf"), """
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp;
                  scgi_temp_path temp;
                  server { listen 127.0.0.1:PORT; location / { return 200 "ok"; } }
                }
                """);
        Path file = Files.writeString(folder.resolve("nginx.yaml"), """
                name: nginx
                story: A master and a worker, which put themselves into the background.
                server:
                  command: sed s/PORT/{port}/ nginx.conf >mine.conf; nginx -p "$PWD" -e stderr -c mine.conf
                client: { behaviour: churn, rate: 100/s }
                run: { for: 3s }
                kernel:
                  closeWait: { grows: false, leaked: { atMost: 0 } }
                  cpu: { peakWaiting: { atMost: 0.5 } }
                  clients: { answered: { atLeast: 100 } }
                expect: { diagnosis: HEALTHY, never: [LEAK, STALLED] }
                """);
        passes(ScenarioFiles.load(file));
    }

    private static Optional<Path> onPath(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void passes(Scenario scenario) throws Exception {
        pass(scenario, false);
        Optional<Scenario> twin = scenario.asTwin();
        if (twin.isPresent()) {
            pass(twin.get(), true);
        }
    }

    private static void pass(Scenario scenario, boolean twin) throws Exception {
        ScenarioRunner runner = new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, RunListener.SILENT);
        Outcome outcome = runner.run(scenario, twin).getFirst();
        for (int tries = 1; outcome.grade() == Grade.UNKNOWN && tries < MOST_TRIES; tries++) {
            System.out.println(scenario.name() + ": " + outcome.why() + "; once more");
            outcome = runner.run(scenario, twin).getFirst();
        }
        System.out.println(scenario.name() + (twin ? " (twin): " : ": ") + outcome.grade() + ", " + outcome.why() + " ("
                + outcome.wallTime().toMillis() + " ms)");
        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
    }
}
