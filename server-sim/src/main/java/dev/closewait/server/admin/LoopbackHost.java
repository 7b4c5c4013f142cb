package dev.closewait.server.admin;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which hosts are this machine by themselves, without asking a name server, whose answer a stranger may give: a page in
 * a browser must not reach a port of this machine through a name that was made to point here.
 */
public final class LoopbackHost {
    /** RFC 9110, section 7.2: a host, in brackets when it is an IPv6 address, and perhaps a port. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(:[0-9]*)?");

    private LoopbackHost() {}

    /** Whether the value of a Host header names this machine. */
    public static boolean names(String header) {
        Matcher parts = HOST_AND_PORT.matcher(header);
        return parts.matches() && address(parts.group(1)).isPresent();
    }

    /** The loopback address of this name: {@code localhost}, one of 127.0.0.0/8, or {@code ::1}; empty for any other. */
    public static Optional<InetAddress> address(String host) {
        return host.toLowerCase(Locale.ROOT).equals("localhost")
                ? Optional.of(NetUtil.LOCALHOST4)
                : Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(host))
                        .filter(InetAddress::isLoopbackAddress);
    }
}
