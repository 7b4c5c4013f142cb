package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    void aMappedAddressIsWrittenAsIpv4() {
        assertThat(new Endpoint(0, Endpoint.mappedLow(0xC0A8_FF01), 8080)).hasToString("192.168.255.1:8080");
    }

    @Test
    void anIpv6AddressStandsInBracketsOnlyBeforeAPort() {
        Endpoint loopback = new Endpoint(0, 1, 8080);

        assertThat(loopback).hasToString("[::1]:8080");
        assertThat(loopback.address()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "fe80::", "2001:db8::1", "2001:db8:0:1:1:1:1:1", "2001:0:0:1::1",
        "2001:db8::1:0:0:1", "1:2:3:4:5:6:7:8", "::ffff:0:1:2", "0:1::"})
    void ipv6IsWrittenAsRfc5952HasIt(String text) throws UnknownHostException {
        ByteBuffer address = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());

        assertThat(new Endpoint(address.getLong(), address.getLong(), 1).address()).isEqualTo(text);
    }
}
