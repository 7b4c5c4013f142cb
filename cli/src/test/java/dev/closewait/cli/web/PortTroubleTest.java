package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** A machine that speaks French is told the same. */
class PortTroubleTest {
    private static final int ALL_ARE_PRIVILEGED = 65_536;
    private static final int NONE_IS = 0;

    private final BindException french = new BindException("Adresse déjà utilisée");

    @Test
    void aPortThatSomebodyListensOnIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(PortTrouble.says(port, ALL_ARE_PRIVILEGED, french))
                    .startsWith("port " + port + " is in use by another process; choose another with --port");
        }
    }

    @Test
    void oneThatNobodyListensOnIsForbiddenWhereItMayBe() {
        assertThat(PortTrouble.says(1, ALL_ARE_PRIVILEGED, french)).startsWith("port 1 may not be used by this user;");
        assertThat(PortTrouble.says(1, NONE_IS, french)).startsWith("port 1 is in use by another process;");
    }

    @Test
    void whatIsNeitherIsToldAsItCame() {
        assertThat(PortTrouble.says(1, NONE_IS, new SocketException("no network")))
                .isEqualTo("port 1 cannot be listened on: no network");
    }
}
