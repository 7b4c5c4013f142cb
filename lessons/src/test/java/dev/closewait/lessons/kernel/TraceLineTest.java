package dev.closewait.lessons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.TcpState;
import org.junit.jupiter.api.Test;

class TraceLineTest {
    /** As Linux 6.18 printed it. */
    private static final String LINE = "         python3-20073   [001] ..s2. 48320.567492: inet_sock_set_state: family=AF_INET"
            + " protocol=IPPROTO_TCP sport=55434 dport=45129 saddr=127.0.0.1 daddr=127.0.0.1 saddrv6=::ffff:127.0.0.1"
            + " daddrv6=::ffff:127.0.0.1 oldstate=TCP_FIN_WAIT1 newstate=TCP_FIN_WAIT2";

    @Test
    void aLineOfTheKernelIsRead() {
        assertThat(TraceLine.parse(LINE))
                .contains(new TraceLine(48_320_567_492_000L, 55_434, 45_129, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2));
    }

    @Test
    void otherLinesArePassedOver() {
        assertThat(TraceLine.parse("#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION")).isEmpty();
        assertThat(TraceLine.parse(LINE.replace("TCP_FIN_WAIT2", "TCP_BOUND_INACTIVE"))).isEmpty();
    }
}
