package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a run that is held up says nothing
class RunningServerTest {
    /** As a server that is suspended: the kernel takes the connection, and nobody answers. */
    @Test
    void aServerThatDoesNotAnswerDoesNotHoldUpTheRun() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI where = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/faults");
            assertThatThrownBy(() -> RunningServer.put(where, List.of(), 100)).isInstanceOf(RunException.class)
                    .hasMessageStartingWith("server-sim could not be told other faults: ");
        }
    }
}
