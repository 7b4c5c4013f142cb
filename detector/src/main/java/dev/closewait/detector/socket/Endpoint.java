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
    /** The middle of a mapped IPv4 address (RFC 4291, section 2.5.5.2), where it stands in the lower half. */
    private static final long MAPPED = 0x0000_FFFF_0000_0000L;

    private static final int GROUPS = 8;
    private static final int GROUPS_IN_HALF = 4;

    /** The lower half of the IPv6 address that an IPv4 address is mapped to; the upper half is 0. */
    static long mappedLow(int ipv4) {
        return MAPPED | Integer.toUnsignedLong(ipv4);
    }

    /** The address alone: {@code 127.0.0.1}, {@code ::1}. */
    public String address() {
        return isMapped() ? ipv4() : ipv6();
    }

    @Override
    public String toString() {
        return (isMapped() ? ipv4() : "[" + ipv6() + "]") + ":" + port;
    }

    private boolean isMapped() {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED;
    }

    private String ipv4() {
        return octet(3) + "." + octet(2) + "." + octet(1) + "." + octet(0);
    }

    private long octet(int number) {
        return (low >>> (number * Byte.SIZE)) & 0xFF;
    }

    /** Lower case, no leading zeros, and the longest run of zero groups, if it is longer than one, as {@code ::}. */
    private String ipv6() {
        int start = 0;
        int end = 0;
        for (int group = 0; group < GROUPS; group++) {
            int next = group;
            while (next < GROUPS && group(next) == 0) {
                next++;
            }
            if (next - group > Math.max(1, end - start)) {
                start = group;
                end = next;
            }
        }
        return end == 0 ? groups(0, GROUPS) : groups(0, start) + "::" + groups(end, GROUPS);
    }

    private String groups(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int group = from; group < to; group++) {
            text.append(group == from ? "" : ":").append(Integer.toHexString(group(group)));
        }
        return text.toString();
    }

    private int group(int number) {
        long half = number < GROUPS_IN_HALF ? high : low;
        int following = GROUPS_IN_HALF - 1 - number % GROUPS_IN_HALF;
        return (int) (half >>> (following * Short.SIZE)) & 0xFFFF;
    }
}
