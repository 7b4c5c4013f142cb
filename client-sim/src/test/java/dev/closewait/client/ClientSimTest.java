package dev.closewait.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Transport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSimTest {
    private static final Load LOAD = Load.of(Target.parse("127.0.0.1:1"), Behaviours.named("churn"), Rate.perSecond(5),
            Duration.ofMillis(100));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLoadsArgumentsMakeTheSameLoad() {
        Load load = LOAD.withClients(3)
                .withPatience(Duration.ofMillis(1_500))
                .withMaxConnections(9)
                .withPath("/x")
                .withTransport(Transport.NIO)
                .withSeed(-4)
                .withTargetIsMine(true)
                .withParent(77);
        for (Load each : List.of(LOAD, load)) {
            LoadOptions options = new LoadOptions();
            options.commandLine().parseArgs(each.arguments().toArray(String[]::new));
            assertThat(options.load()).isEqualTo(each);
        }
    }

    @Test
    void aRunThatEveryoneRefusedWasCarriedOut() {
        assertThat(run(LOAD.arguments())).isEqualTo(ClientSim.CARRIED_OUT);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).first()
                .asString()
                .startsWith("{\"version\":1,\"event\":\"started\",\"pid\":" + ProcessHandle.current().pid());
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).last()
                .asString()
                .startsWith("{\"version\":1,\"event\":\"report\"");
    }

    @ParameterizedTest
    @CsvSource({"--target,192.0.2.1:80,--target-is-mine", "--target,nowhere,host:port",
        "--behaviour,rude,'attentive-pool, churn'",
        "--rate,5/h,200/s", "--clients,0,1 to 65024", "--clients,many,int", "--patience,500,a duration such as",
        "--for,0s,1ms to 1d", "--max-connections,0,at least 1", "--path,x,slash", "--transport,smoke,'nio, epoll'",
        "--parent,0,process id", "--seed,x,long"})
    void aBadValueIsOneLineWithOptionValueAndWhatWasExpected(String option, String value, String expected) {
        List<String> arguments = new ArrayList<>(LOAD.arguments());
        int at = arguments.indexOf(option);
        if (at >= 0) {
            arguments.set(at + 1, value);
        } else {
            arguments.addAll(List.of(option, value));
        }
        assertThat(run(arguments)).isEqualTo(ClientSim.BAD_USAGE);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).singleElement()
                .asString()
                .contains(option, value, expected);
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(run(List.of("--target", "127.0.0.1:1"))).isEqualTo(ClientSim.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).singleElement()
                .asString()
                .contains("--behaviour", "--rate", "--for");
    }

    @Test
    void helpIsNoMistake() {
        assertThat(run(List.of("--help"))).isEqualTo(ClientSim.CARRIED_OUT);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--behaviour").contains(Behaviours.names());
    }

    private int run(List<String> arguments) {
        return ClientSim.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }
}
