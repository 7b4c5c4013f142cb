package dev.closewait.detector.socket;

/**
 * Reads the text of endpoints without an object for each: IPv4 addresses, and IPv6 addresses in brackets in all the ways of
 * RFC 4291, section 2.2, save those that end in an IPv4 address; then a colon and the port.
 */
public final class EndpointParser {
    private static final int OCTETS = 4;
    private static final int OCTET_DIGITS = 3;
    private static final int HIGHEST_OCTET = 255;
    private static final int GROUPS = 8;
    private static final int GROUPS_IN_HALF = 4;
    private static final int GROUP_DIGITS = 4;
    private static final int PORT_DIGITS = 5;
    private static final int HIGHEST_PORT = 65_535;
    private static final int DECIMAL = 10;
    private static final int HEX = 16;
    private static final int ASCII = 128;
    private static final int NONE = -1;

    private final int[] groups = new int[GROUPS];
    private char[] text = {};
    private int at;
    private int end;
    private long high;
    private long low;
    private int port;

    /** Reads an endpoint; false when these characters are none, and then it holds nothing of use. */
    public boolean read(char[] characters, int offset, int length) {
        text = characters;
        at = offset;
        end = offset + length;
        boolean address = skip('[') ? readIpv6() && skip(']') : readIpv4();
        port = address && skip(':') ? readNumber(DECIMAL, PORT_DIGITS) : NONE;
        return port != NONE && port <= HIGHEST_PORT && at == end;
    }

    /** The upper 64 bits of the IPv6 address; IPv4 addresses are mapped ({@code ::ffff:a.b.c.d}). */
    public long high() {
        return high;
    }

    /** The lower 64 bits of the IPv6 address. */
    public long low() {
        return low;
    }

    /** The port, 0 to 65535. */
    public int port() {
        return port;
    }

    private boolean readIpv4() {
        int address = 0;
        for (int octet = 0; octet < OCTETS; octet++) {
            int number = octet == 0 || skip('.') ? readNumber(DECIMAL, OCTET_DIGITS) : NONE;
            if (number == NONE || number > HIGHEST_OCTET) {
                return false;
            }
            address = (address << Byte.SIZE) | number;
        }
        high = 0;
        low = EndpointText.mappedLow(address);
        return true;
    }

    private boolean readIpv6() {
        int count = 0;
        int gap = skip(':', ':') ? 0 : NONE;
        while (at < end && text[at] != ']') {
            int number = count == GROUPS ? NONE : readNumber(HEX, GROUP_DIGITS);
            if (number == NONE) {
                return false;
            }
            groups[count++] = number;
            if (skip(':', ':')) {
                if (gap != NONE) {
                    return false;
                }
                gap = count;
            } else if (!skip(':')) {
                break;
            } else if (at < end && text[at] == ']') {
                return false; // a single colon has a group behind it
            }
        }
        if (gap == NONE ? count != GROUPS : count == GROUPS) {
            return false;
        }
        take(count, gap == NONE ? count : gap);
        return true;
    }

    /** Puts the groups together; those from the gap on stand at the end. */
    private void take(int count, int gap) {
        high = 0;
        low = 0;
        for (int group = 0; group < GROUPS; group++) {
            int fromEnd = group - (GROUPS - count);
            int number = group < gap ? groups[group] : fromEnd >= gap ? groups[fromEnd] : 0;
            high = (high << Short.SIZE) | (low >>> ((GROUPS_IN_HALF - 1) * Short.SIZE));
            low = (low << Short.SIZE) | number;
        }
    }

    /** Reads up to so many digits; {@link #NONE} when there is no digit. */
    private int readNumber(int radix, int mostDigits) {
        int from = at;
        int number = 0;
        while (at < Math.min(end, from + mostDigits) && digit(text[at], radix) >= 0) {
            number = number * radix + digit(text[at++], radix);
        }
        return at == from ? NONE : number;
    }

    /** Other scripts' digits, which {@link Character#digit(char, int)} takes as well, are no digits here. */
    private static int digit(char character, int radix) {
        return character < ASCII ? Character.digit(character, radix) : NONE;
    }

    private boolean skip(char first, char second) {
        boolean there = at + 1 < end && text[at] == first && text[at + 1] == second;
        at += there ? 2 : 0;
        return there;
    }

    private boolean skip(char wanted) {
        boolean there = at < end && text[at] == wanted;
        at += there ? 1 : 0;
        return there;
    }
}
