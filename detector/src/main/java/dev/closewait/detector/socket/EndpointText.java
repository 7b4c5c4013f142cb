package dev.closewait.detector.socket;

/** Writes endpoints, as {@link Endpoint} has their text, into one place that is used again for each. */
public final class EndpointText {
    /** The middle of a mapped IPv4 address (RFC 4291, section 2.5.5.2), where it stands in the lower half. */
    private static final long MAPPED = 0x0000_FFFF_0000_0000L;
    private static final long MAPPED_MASK = 0xFFFF_FFFF_0000_0000L;

    private static final int LONGEST = "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535".length();
    private static final int OCTETS = 4;
    private static final int GROUPS = 8;
    private static final int GROUPS_IN_HALF = 4;
    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    private final char[] characters = new char[LONGEST];
    private final int[] groups = new int[GROUPS];
    private int length;

    /** Writes an endpoint over what was written before. */
    public EndpointText write(long high, long low, int port) {
        length = 0;
        boolean ipv4 = isMapped(high, low);
        put(ipv4 ? "" : "[");
        putAddress(high, low);
        put(ipv4 ? ":" : "]:");
        putNumber(port, DECIMAL);
        return this;
    }

    /** Writes an address without a port. */
    EndpointText writeAddress(long high, long low) {
        length = 0;
        putAddress(high, low);
        return this;
    }

    /** What was written, from the first character. */
    public char[] characters() {
        return characters;
    }

    /** How many characters were written. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }

    /** The lower half of the IPv6 address that an IPv4 address is mapped to; the upper half is 0. */
    static long mappedLow(int ipv4) {
        return MAPPED | Integer.toUnsignedLong(ipv4);
    }

    private static boolean isMapped(long high, long low) {
        return high == 0 && (low & MAPPED_MASK) == MAPPED;
    }

    private void putAddress(long high, long low) {
        if (isMapped(high, low)) {
            for (int octet = OCTETS - 1; octet >= 0; octet--) {
                putNumber((int) (low >>> (octet * Byte.SIZE)) & 0xFF, DECIMAL);
                put(octet > 0 ? "." : "");
            }
        } else {
            for (int group = 0; group < GROUPS; group++) {
                long half = group < GROUPS_IN_HALF ? high : low;
                int following = GROUPS_IN_HALF - 1 - group % GROUPS_IN_HALF;
                groups[group] = (int) (half >>> (following * Short.SIZE)) & 0xFFFF;
            }
            putGroups();
        }
    }

    /** Lower case, no leading zeros, and the longest run of zero groups, if it is longer than one, as {@code ::}. */
    private void putGroups() {
        int gap = GROUPS;
        int gapEnd = GROUPS;
        for (int group = 0; group < GROUPS; group++) {
            int next = group;
            while (next < GROUPS && groups[next] == 0) {
                next++;
            }
            if (next - group > Math.max(1, gapEnd - gap)) {
                gap = group;
                gapEnd = next;
            }
        }
        for (int group = 0; group < GROUPS; group = group == gap ? gapEnd : group + 1) {
            if (group == gap) {
                put("::");
            } else {
                put(group == 0 || group == gapEnd ? "" : ":");
                putNumber(groups[group], HEX);
            }
        }
    }

    private void putNumber(int number, int radix) {
        if (number >= radix) {
            putNumber(number / radix, radix);
        }
        characters[length++] = Character.forDigit(number % radix, radix);
    }

    private void put(String text) {
        text.getChars(0, text.length(), characters, length);
        length += text.length();
    }
}
