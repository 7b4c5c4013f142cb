package dev.closewait.detector.socket;

/**
 * One end of a connection. Its text is that of RFC 5952 with the port as URLs have it: {@code 127.0.0.1:8080},
 * {@code [::1]:8080}.
 *
 * @param high the upper 64 bits of the IPv6 address; IPv4 addresses are mapped ({@code ::ffff:a.b.c.d})
 * @param low the lower 64 bits of the IPv6 address
 * @param port 0 to 65535
 */
public record Endpoint(long high, long low, int port) {
    /** The lower half of the IPv6 address that an IPv4 address is mapped to; the upper half is 0. */
    static long mappedLow(int ipv4) {
        return EndpointText.mappedLow(ipv4);
    }

    /** The address alone: {@code 127.0.0.1}, {@code ::1}. */
    public String address() {
        return new EndpointText().writeAddress(high, low).toString();
    }

    @Override
    public String toString() {
        return new EndpointText().write(high, low, port).toString();
    }
}
