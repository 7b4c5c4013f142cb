package dev.closewait.client.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that is put under load.
 *
 * @param host a name or an address, an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record Target(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]\\s/]+):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    public Target {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw unlike(host + ":" + port);
        }
    }

    /**
     * Reads what {@link #toString} writes: {@code 127.0.0.1:8080}, {@code localhost:8080}, {@code [::1]:8080}.
     *
     * @throws IllegalArgumentException when the text is not a host and a port
     */
    public static Target parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unlike(text);
        }
        String host = matcher.group(1).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MAX_PORT) {
            throw unlike(text);
        }
        return new Target(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static IllegalArgumentException unlike(String text) {
        return new IllegalArgumentException(
                "'" + text
                        + "' is not a target; expected host:port with a port from 1 to 65535, such as 127.0.0.1:8080");
    }
}
