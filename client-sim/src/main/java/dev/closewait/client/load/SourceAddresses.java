package dev.closewait.client.load;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses that clients come from: {@code 127.N.0.1}, {@code 127.N.0.2}, …, all of them loopback on Linux without being
 * configured. Each has ephemeral ports of its own, about 28,000 by default, for each target.
 */
public final class SourceAddresses {
    /** The last octet runs from 1 to 254: 0 and 255 look like a network and a broadcast address to people. */
    private static final int LAST_OCTETS = 254;
    private static final int THIRD_OCTETS = 256;

    /** How many addresses there are in each network. */
    static final int MOST = LAST_OCTETS * THIRD_OCTETS;

    private static final int LOOPBACK = 127;

    private SourceAddresses() {}

    /**
     * The first addresses of a network.
     *
     * @param network the second octet, 1 to 255
     * @param count how many, at most {@link Load#MAX_CLIENTS}
     */
    public static List<InetAddress> of(int network, int count) {
        List<InetAddress> addresses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(address(LOOPBACK, network, i / LAST_OCTETS, 1 + i % LAST_OCTETS));
        }
        return List.copyOf(addresses);
    }

    /** Where the clients of a load come from; empty where a machine has no choice: outside loopback, and in IPv6. */
    public static List<InetSocketAddress> towards(InetSocketAddress target, Load load) {
        if (!(target.getAddress() instanceof Inet4Address address) || !address.isLoopbackAddress()) {
            return List.of();
        }
        return of(load.behaviour().network(), load.clients()).stream()
                .map(source -> new InetSocketAddress(source, 0))
                .toList();
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
