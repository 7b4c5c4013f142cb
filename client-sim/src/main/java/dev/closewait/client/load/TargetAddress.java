package dev.closewait.client.load;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a target's name leads, and whether one may go there. */
public final class TargetAddress {
    private TargetAddress() {}

    /**
     * Resolves the name once, so that what was checked is what is connected to. Where it has several addresses, the
     * first IPv4 one is taken: loopback has many source addresses there, and one in IPv6.
     *
     * @throws IllegalArgumentException when the name has no address, or one outside loopback and the load does not say
     *     that the target is the user's own
     */
    public static InetSocketAddress of(Load load) {
        Target target = load.target();
        InetAddress[] addresses = resolve(target);
        if (!load.targetIsMine()) {
            Arrays.stream(addresses).filter(address -> !address.isLoopbackAddress()).findFirst().ifPresent(outside -> {
                throw new IllegalArgumentException(
                        ("--target is '%s', which leads to %s; expected only loopback addresses"
                                + " (127.0.0.0/8, ::1); add --target-is-mine if you may put it under load")
                                .formatted(target, outside.getHostAddress()));
            });
        }
        InetAddress chosen = Arrays.stream(addresses)
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(addresses[0]);
        return new InetSocketAddress(chosen, target.port());
    }

    private static InetAddress[] resolve(Target target) {
        try {
            return InetAddress.getAllByName(target.host());
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "--target is '" + target + "', a name without an address; expected one that resolves", unknown);
        }
    }
}
