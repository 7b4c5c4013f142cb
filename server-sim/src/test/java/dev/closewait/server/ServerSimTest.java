package dev.closewait.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSimTest {
    private static final int BAD_USAGE = 64;
    private static final int INTERNAL_ERROR = 70;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--bind=0.0.0.0 | --bind is 0.0.0.0, expected a loopback address such as 127.0.0.1",
        "--bind=example.org | --bind is example.org, expected a loopback address such as 127.0.0.1",
        "--port=65536 | --port is 65536, expected a number from 0 to 65535",
        "--admin-port=-1 | --admin-port is -1, expected a number from 0 to 65535",
        "--port=http | Invalid value for option '--port'",
        "--transport=kqueue | no transport is named 'kqueue'; there are nio, epoll, io_uring",
        "--faults=[{\"slow-cpu\":{}}] | fault slow-cpu: cpu is missing, expected a duration",
        "--faults=slow-cpu | faults are not JSON", "--colour | Unknown option: '--colour'"})
    void badUsageIsToldInOneLine(String argument, String message) {
        assertThat(run(argument)).isEqualTo(BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("server-sim: ").contains(message).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void anAddressOutsideLoopbackIsListenedAtWhereItIsOurs() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
            assertThat(run("--bind=0.0.0.0", "--bind-is-mine", "--port=" + other.getLocalPort())).isEqualTo(BAD_USAGE);
            assertThat(err.toString(StandardCharsets.UTF_8)).as("the address was taken, and tried")
                    .contains("port " + other.getLocalPort() + " is in use by another process");
        }
    }

    @Test
    void anAddressOfOursIsANumber() {
        assertThat(run("--bind=example.org", "--bind-is-mine")).isEqualTo(BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("server-sim: --bind is example.org, expected an IP address such as 0.0.0.0\n");
    }

    @ParameterizedTest
    @CsvSource({"--port,nio", "--port,epoll", "--port,io_uring", "--admin-port,nio"})
    void aPortInUseIsTold(String option, String transport) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run(option + "=" + other.getLocalPort(), "--transport=" + transport)).isEqualTo(BAD_USAGE);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("server-sim: port " + other.getLocalPort()
                    + " is in use by another process; choose another with " + option + ", or 0 for any free one\n");
        }
    }

    @Test
    void helpIsNoError() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--faults");
    }

    @Test
    void anErrorIsToldInOneLineAndIsNoNormalEnd() {
        PrintStream broken = new PrintStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new StackOverflowError("too deep");
            }
        };

        assertThat(ServerSim.run(broken, new PrintStream(err, true, StandardCharsets.UTF_8), "--help"))
                .isEqualTo(INTERNAL_ERROR);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("server-sim: internal error: java.lang.StackOverflowError: too deep\n");
    }

    private int run(String... args) {
        return ServerSim.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), args);
    }
}
