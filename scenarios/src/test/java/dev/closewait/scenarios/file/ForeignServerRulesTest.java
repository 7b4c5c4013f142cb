package dev.closewait.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignServerRulesTest {
    private static final String RIGHT = """
            name: mine
            story: It is somebody else's.
            server:
              command: python3 -u server.py --port {port}
            client: { behaviour: churn, rate: 50/s }
            run: { for: 4s }
            kernel: {}
            expect: { diagnosis: LEAK }
            twin: { command: python3 -u fixed.py, diagnosis: HEALTHY }
            """;

    @Test
    void aCommandStartsWhereTheFileIsAndIsToldItsPort() throws Exception {
        Scenario scenario = ScenarioFiles.parse("/srv/tests/mine.yaml", RIGHT);
        CommandSpec command = scenario.server().command().orElseThrow();

        assertThat(scenario.server().foreign()).isTrue();
        assertThat(command.folder()).isEqualTo(Path.of("/srv/tests"));
        assertThat(command.on(4711)).isEqualTo("python3 -u server.py --port 4711");
        assertThat(new CommandSpec("serve ${port} {port}", Path.of("")).on(80)).isEqualTo("serve ${port} 80");
        assertThat(ScenarioFiles.parse("mine.yaml", RIGHT).server().command().orElseThrow().folder())
                .isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void aTwinHasACommandOfItsOwnAndAllElseInCommon() throws Exception {
        Scenario scenario = ScenarioFiles.parse("mine.yaml",
                RIGHT.replace("{port}\n", "{port}\n  image: python:3\n  port: 8080\n  ready: 90s\n"));
        ServerSpec twin = scenario.asTwin().orElseThrow().server();

        assertThat(twin.command().orElseThrow().line()).isEqualTo("python3 -u fixed.py");
        assertThat(twin.image()).contains("python:3");
        assertThat(twin.port()).contains(8080);
        assertThat(twin.ready()).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            server:             | server:@  transport: nio           | mine.yaml:4: key 'server.transport': is about server-sim, in whose place key 'server.command' puts another server; expected no such key
            server:             | server:@  faults: []               | mine.yaml:4: key 'server.faults': is about server-sim, in whose place key 'server.command' puts another server; expected no such key
            command: python3 -u server.py | faults: []@  image: nginx@  #  | mine.yaml:4: key 'server.faults': is about server-sim, in whose place key 'server.image' puts another server; expected no such key
            kernel: {}          | kernel: {}@transports: [nio]       | mine.yaml:8: key 'transports': is about server-sim, in whose place key 'server.command' puts another server; expected no such key
            kernel: {}          | kernel: {}@events: [{ after: 1s, restart: true }, { after: 1s, faults: [] }] | mine.yaml:8: key 'events[1].faults': is about server-sim, in whose place key 'server.command' puts another server; expected no such key
            twin: {             | twin: { without: [slow-cpu],       | mine.yaml:9: key 'twin.without': is about server-sim, in whose place key 'server.command' puts another server; expected no such key
            twin: { command: python3 -u fixed.py, diagnosis: HEALTHY } | twin: true | mine.yaml:9: key 'twin': closewait knows no bug of this server that a twin could be without; expected false, or a section with 'diagnosis' and what differs: one of the keys command, image, behaviour, limits, hogs, events
            command: python3 -u fixed.py, | ``                       | mine.yaml:9: key 'twin': closewait knows no bug of this server that a twin could be without; expected false, or a section with 'diagnosis' and what differs: one of the keys command, image, behaviour, limits, hogs, events
            command: python3 -u fixed.py, | image: mine:2,           | mine.yaml:9: key 'twin.image': makes no difference on this machine, where the command is what runs; expected key 'twin.command' beside it
            command: python3 -u server.py --port {port} | transport: nio | mine.yaml:9: key 'twin.command': the scenario's own server is server-sim; expected key 'server.command' too
            command: python3 -u server.py --port {port} | port: 80   | mine.yaml:4: key 'server.port': is for a server other than server-sim; expected 'command' or 'image' beside it
            server.py --port {port} | server.py@  port: 0            | mine.yaml:5: key 'server.port': 0 is not a port, 1 to 65535, such as 8080
            server.py --port {port} | server.py@  ready: 999999999999h | mine.yaml:5: key 'server.ready': '999999999999h' is longer than can be counted in nanoseconds; expected a duration such as 250us, 20ms, 5s, 2m or 3d
            python3 -u server.py --port {port} | ''                  | mine.yaml:4: key 'server.command': '' is not a command as a shell takes it, such as 'python3 -u server.py --port {port}'
            """)
    void aMistakeIsToldWithItsLineAndItsKey(String right, String wrong, String message) {
        assertThat(RIGHT).contains(right);
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace(right, wrong.replace("@", "\n"))))
                .satisfies(told -> assertThat(String.valueOf(told.getMessage()).lines()).contains(message));
    }
}
