package dev.closewait.client.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.closewait.client.behaviour.Cause;
import dev.closewait.client.behaviour.Ending;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {
    @BeforeAll
    static void loadTheNativeTransport() {
        Epoll.ensureAvailability();
    }

    /** The numbers are those of {@code asm-generic/errno.h}. */
    @ParameterizedTest
    @CsvSource({"99,ADDRESSES_EXHAUSTED", "98,ADDRESSES_EXHAUSTED", "24,DESCRIPTORS_EXHAUSTED",
        "23,DESCRIPTORS_EXHAUSTED", "104,RESET", "32,RESET", "110,TIMED_OUT", "113,UNREACHABLE", "101,UNREACHABLE",
        "1,OTHER"})
    void whatTheKernelSaysIsNamed(int errno, Cause cause) {
        IOException kernel = Errors.newIOException("call", -errno);
        assertThat(Endings.of(new ChannelException("wrapped", kernel))).isEqualTo(new Ending.Failed(cause));
    }

    @Test
    void anAddressThatCannotBeBoundIsNoRefusal() throws Exception {
        try (SocketChannel channel = SocketChannel.open()) {
            // TEST-NET-1 (RFC 5737) is no machine's address.
            Throwable thrown = catchThrowable(
                    () -> channel.bind(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 0)));
            assertThat(Endings.of(thrown)).isEqualTo(new Ending.Failed(Cause.ADDRESSES_EXHAUSTED));
        }
    }

    @Test
    void withoutEnglishTheTypeDecides() {
        assertThat(Endings.of(new ConnectException("Verbindungsaufbau abgelehnt")))
                .isEqualTo(new Ending.Refused());
        assertThat(Endings.of(new BindException())).isEqualTo(new Ending.Failed(Cause.ADDRESSES_EXHAUSTED));
    }
}
