package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.Endpoint;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One end of a connection as it was printed: an address or a name, and a port or the name of a service; of either at most
 * 255 characters.
 *
 * @param host lower case; addresses as RFC 5952 has them, mapped IPv4 addresses as IPv4; {@code *} for any
 * @param port a number or a service's name; empty where it is missing
 */
public record PastedEndpoint(String host, String port) {
    private static final String ANY = "*";
    private static final int LEAST_IPV6_COLONS = 2;

    public PastedEndpoint {
        host = Names.cut(host);
        port = Names.cut(port);
    }

    /** Reads {@code 10.0.0.1:80}, {@code [::1]:80}, {@code ::1:80}, {@code name.:http}, {@code name}, {@code *:80}. */
    static PastedEndpoint of(String text) {
        int colon = text.lastIndexOf(':');
        boolean noPort = colon < 0 || colon < text.lastIndexOf(']');
        return noPort
                ? new PastedEndpoint(host(text), "")
                : new PastedEndpoint(host(text.substring(0, colon)), port(text.substring(colon + 1)));
    }

    /** Reads what BSD and macOS print: {@code 10.0.0.1.80}. */
    static PastedEndpoint ofDotted(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0
                ? new PastedEndpoint(host(text), "")
                : new PastedEndpoint(host(text.substring(0, dot)), port(text.substring(dot + 1)));
    }

    /** The same as another row's, whatever notation it stood in. */
    static PastedEndpoint of(Endpoint endpoint) {
        return new PastedEndpoint(endpoint.address(), Integer.toString(endpoint.port()));
    }

    /** The port's number: as printed, or the one that the service of this name has. */
    public OptionalInt portNumber() {
        return Ports.number(port);
    }

    /** Whether it names one port of one host, so that two rows can be told apart by it. */
    public boolean complete() {
        return !host.isEmpty() && !host.equals(ANY) && !port.isEmpty();
    }

    @Override
    public String toString() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port.isEmpty() ? shown : shown + ":" + port;
    }

    private static String port(String text) {
        return text.equals(ANY) ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String host(String text) {
        String bare = text.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
        int zone = bare.indexOf('%');
        String address = zone < 0 ? bare : bare.substring(0, zone);
        return colons(address) < LEAST_IPV6_COLONS ? address : canonical(address);
    }

    private static long colons(String text) {
        return text.chars().filter(character -> character == ':').count();
    }

    private static String canonical(String ipv6) {
        try {
            byte[] bytes = InetAddress.ofLiteral(ipv6).getAddress();
            ByteBuffer address = ByteBuffer.wrap(bytes);
            return bytes.length == Integer.BYTES
                    ? InetAddress.ofLiteral(ipv6).getHostAddress()
                    : new Endpoint(address.getLong(), address.getLong(), 0).address();
        } catch (IllegalArgumentException cutOff) {
            return ipv6; // netstat cuts long addresses; what is left still tells hosts apart
        }
    }
}
