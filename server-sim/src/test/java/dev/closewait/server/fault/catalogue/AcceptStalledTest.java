package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class AcceptStalledTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Transport transport;

    AcceptStalledTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theBacklogFillsWithSocketsThatNoProcessOwns() throws Exception {
        try (Server server = TestServers.start(transport, new AcceptStalled(1));
                Client last = new Client(server.port())) {
            assertThat(last.write(REQUEST).receive()).startsWith("HTTP/1.1 200 ");
            try (Client first = new Client(server.port()); Client second = new Client(server.port())) {
                for (Client unaccepted : List.of(first, second)) {
                    waitInTheBacklog(unaccepted);
                    assertThat(unaccepted.serverEnd().orElseThrow().accepted()).isFalse();
                }
                assertThat(last.write(REQUEST).receive()).as("who was accepted is served").startsWith("HTTP/1.1 200 ");
                assertThat(first.serverEnd().orElseThrow().accepted()).isFalse();
            }
        }
    }

    @Test
    void whenItIsSwitchedOffThoseInTheBacklogAreServed() throws Exception {
        try (Server server = TestServers.start(transport, new AcceptStalled(1));
                Client last = new Client(server.port())) {
            assertThat(last.write(REQUEST).receive()).startsWith("HTTP/1.1 200 ");
            try (Client first = new Client(server.port()); Client second = new Client(server.port())) {
                waitInTheBacklog(first);
                waitInTheBacklog(second);
                server.faults().switchTo(List.of());
                for (Client served : List.of(first, second)) {
                    assertThat(served.receive()).startsWith("HTTP/1.1 200 ");
                    served.awaitEnd();
                    served.awaitServerEndGone();
                }
            }
        }
    }

    /** Asks and leaves, all of which the kernel takes for a server that never comes. */
    private static void waitInTheBacklog(Client unaccepted) throws Exception {
        unaccepted.write(REQUEST).fin();
        unaccepted.awaitCloseWait(REQUEST.length() + TestServers.FIN);
    }
}
