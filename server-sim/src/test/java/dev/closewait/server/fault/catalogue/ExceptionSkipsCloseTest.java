package dev.closewait.server.fault.catalogue;

import static dev.closewait.server.TestServers.FIN;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.server.fault.catalogue.ExceptionSkipsClose.Stage;
import dev.closewait.sim.Transport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExceptionSkipsCloseTest {
    /** Nothing reads where the application does not, so Recv-Q tells how far it got. */
    @Nested
    class OnNio extends Body {
        OnNio() {
            super(Transport.NIO);
        }

        @Override
        int unreadBytes(Stage stage) {
            return switch (stage) {
                case BEFORE_READING -> Client.GET.length() + FIN;
                case MID_REQUEST -> FIN;
                case AFTER_RESPONSE -> 0;
            };
        }
    }

    /** The hang-up is seen even where nobody reads, and everything is read then. */
    @Nested
    class OnEpoll extends Body {
        OnEpoll() {
            super(Transport.EPOLL);
        }

        @Override
        int unreadBytes(Stage stage) {
            return 0;
        }
    }

    /** As with epoll. */
    @Nested
    class OnIoUring extends Body {
        OnIoUring() {
            super(Transport.IO_URING);
        }

        @Override
        int unreadBytes(Stage stage) {
            return 0;
        }
    }

    abstract static class Body {
        private final Transport transport;

        Body(Transport transport) {
            this.transport = transport;
        }

        abstract int unreadBytes(Stage stage);

        @ParameterizedTest
        @EnumSource
        void theSocketStaysInCloseWaitWhileOthersAreClosed(Stage stage) throws Exception {
            try (Server server = TestServers.start(transport, new ExceptionSkipsClose(1, stage, 1));
                    Client leaked = new Client(server.port())) {
                leaked.sendGet();
                switch (stage) {
                    case BEFORE_READING -> {}
                    case MID_REQUEST -> leaked.awaitRead();
                    case AFTER_RESPONSE -> leaked.receive();
                }
                TestServers.assertStays(server, leaked, unreadBytes(stage));
            }
        }

        @ParameterizedTest
        @EnumSource
        void itsTwinVanishes(Stage stage) throws Exception {
            try (Server server = TestServers.start(transport, new ExceptionSkipsClose(0, stage, 1))) {
                TestServers.closeOneOnEachLoop(server);
            }
        }

        @Test
        void connectionCloseIsSkippedToo() throws Exception {
            try (Server server = TestServers.start(transport, new ExceptionSkipsClose(1, Stage.AFTER_RESPONSE, 1));
                    Client client = new Client(server.port())) {
                client.send("GET / HTTP/1.1", "Host: localhost", "Connection: close").receive();
                client.fin();
                client.awaitCloseWait(0);
            }
        }
    }
}
