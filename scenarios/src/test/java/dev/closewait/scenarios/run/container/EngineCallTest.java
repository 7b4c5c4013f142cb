package dev.closewait.scenarios.run.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a call that is held up says nothing
class EngineCallTest {
    /** As an engine that is suspended: the kernel takes the connection, and nobody answers. */
    @Test
    void anEngineThatDoesNotAnswerHoldsNobodyUpEvenIfInterrupted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> EngineCall.within(Duration.ofMillis(100), () -> answerOf(silent)))
                    .withCauseInstanceOf(TimeoutException.class);
            assertThat(Thread.interrupted()).as("still").isTrue();
        }
    }

    @Test
    void whatTheEngineSaysIsPassedOn() {
        assertThat(EngineCall.of(() -> 7)).isEqualTo(7);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> EngineCall.run(() -> {
            throw new NotFoundException("no such container");
        })).withMessage("Status 404: no such container");
    }

    private static int answerOf(ServerSocket server) {
        try (Socket client = new Socket()) {
            client.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            return client.getInputStream().read();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
