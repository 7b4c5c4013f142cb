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

    /**
     * Whether the value of a Host header names this machine.
     *
     * @param own the address at which the request came in; whoever gives it as a number was not led here by a name
     */
    public static boolean names(String header, InetAddress own) {
        Matcher parts = HOST_AND_PORT.matcher(header);
        return parts.matches()
                && (address(parts.group(1)).isPresent() || literal(parts.group(1)).filter(own::equals).isPresent());
    }

    /** The loopback address of this name: {@code localhost}, one of 127.0.0.0/8, or {@code ::1}; empty for any other. */
    public static Optional<InetAddress> address(String host) {
        return host.toLowerCase(Locale.ROOT).equals("localhost")
                ? Optional.of(NetUtil.LOCALHOST4)
                : literal(host).filter(InetAddress::isLoopbackAddress);
    }

    /** The address that is written so, in brackets or not when it is an IPv6 address; empty for a name. */
    public static Optional<InetAddress> literal(String host) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(host));
    }
}
