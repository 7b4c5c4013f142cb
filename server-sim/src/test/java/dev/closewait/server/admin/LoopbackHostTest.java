package dev.closewait.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostTest {
    private static final InetAddress OWN = InetAddress.ofLiteral("192.0.2.7");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:8080"})
    void namesOfThisMachineAreKnown(String header) {
        assertThat(LoopbackHost.names(header, OWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "192.0.2.7:8080"})
    void theAddressAtWhichTheRequestCameInIsKnownToo(String header) {
        assertThat(LoopbackHost.names(header, OWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "example.org:80", "localhost.example.org", "127.0.0.1.example.org",
        "0.0.0.0", "192.0.2.1", "[2001:db8::1]:80", "127.0.0.1:80:80", "localhost:http"})
    void anyOtherIsAStranger(String header) {
        assertThat(LoopbackHost.names(header, OWN)).isFalse();
    }
}
