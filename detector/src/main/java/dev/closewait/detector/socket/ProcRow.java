package dev.closewait.detector.socket;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Takes one line of {@code /proc/net/tcp} or {@code tcp6} apart (proc_net_tcp in the kernel's documentation,
 * {@code get_tcp4_sock} in {@code net/ipv4/tcp_ipv4.c}). It is used again for each line, so that a row allocates
 * nothing.
 */
final class ProcRow {
    /** A line that does not read as a socket. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private MalformedException(String message) {
            super(message);
        }
    }

    private static final int IPV4_DIGITS = 8;
    private static final int IPV6_DIGITS = 32;
    private static final int WORD_DIGITS = 8;
    private static final int PORT_DIGITS = 4;
    private static final int STATE_DIGITS = 2;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private byte[] text = {};
    private int start;
    private int at;
    private int end;

    // The address that was read last.
    private long high;
    private long low;
    private int port;

    /**
     * Reads the line, and adds its socket if it is in one of the states and was not seen before.
     *
     * @param line holds the line in {@code from} (inclusive) to {@code to} (exclusive), without its end
     * @param states as {@link SocketTable#read} has them
     * @param seen the cookies that this read has met
     */
    void parse(byte[] line, int from, int to, int states, CookieSet seen, SocketColumns into)
            throws MalformedException {
        text = line;
        start = from;
        at = from;
        end = to;
        field(DECIMAL, "slot");
        expect(':');
        address("local address");
        long localHigh = high;
        long localLow = low;
        int localPort = port;
        address("remote address");
        skipSpaces();
        int state = (int) digits(HEX, STATE_DIGITS, "state");
        if (state >= Integer.SIZE || ((states >>> state) & 1) == 0) {
            return;
        }
        skipSpaces();
        int sendQueue = (int) digits(HEX, WORD_DIGITS, "send queue");
        expect(':');
        int receiveQueue = (int) digits(HEX, WORD_DIGITS, "receive queue");
        field(HEX, "timer");
        expect(':');
        field(HEX, "timer expiry");
        field(HEX, "retransmissions");
        int uid = (int) field(DECIMAL, "uid");
        field(DECIMAL, "timeout");
        long inode = field(DECIMAL, "inode");

        long cookie = cookie(localHigh, localLow, localPort, inode);
        if (seen.add(cookie)) {
            boolean listens = state == TcpState.LISTEN.kernelNumber();
            int row = into.add();
            into.identity(row, cookie, inode, uid);
            into.state(row, state);
            into.local(row, localHigh, localLow, localPort);
            into.remote(row, high, low, port);
            // A listener's limit is not in this file: its column holds 0 there.
            into.queues(row, receiveQueue, listens ? SocketColumns.UNKNOWN : sendQueue);
        }
    }

    /** A number that differs for different endpoints and inodes, save one chance in 2⁶⁴; never 0 or UNKNOWN. */
    private long cookie(long localHigh, long localLow, int localPort, long inode) {
        long hash = mix(localHigh);
        hash = mix(hash ^ localLow);
        hash = mix(hash ^ high);
        hash = mix(hash ^ low);
        hash = mix(hash ^ (((long) localPort << Short.SIZE) | port));
        hash = mix(hash ^ inode);
        return hash == 0 || hash == SocketColumns.UNKNOWN ? 1 : hash;
    }

    /** Spreads every bit over all others, so that the words can be folded in one after the other. */
    private static long mix(long word) {
        long mixed = (word + 0x9E37_79B9_7F4A_7C15L) * 0xD6E8_FEB8_6659_FD93L;
        mixed = (mixed ^ (mixed >>> Integer.SIZE)) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ (mixed >>> Integer.SIZE);
    }

    /** Reads an address of either family and its port; words of an address stand in the machine's byte order. */
    private void address(String name) throws MalformedException {
        skipSpaces();
        int colon = at;
        while (colon < end && text[colon] != ':') {
            colon++;
        }
        switch (colon - at) {
            case IPV4_DIGITS -> {
                high = 0;
                low = Endpoint.mappedLow(networkWord(name));
            }
            case IPV6_DIGITS -> {
                high = ((long) networkWord(name) << Integer.SIZE) | Integer.toUnsignedLong(networkWord(name));
                low = ((long) networkWord(name) << Integer.SIZE) | Integer.toUnsignedLong(networkWord(name));
            }
            default -> throw malformed(name);
        }
        expect(':');
        port = (int) digits(HEX, PORT_DIGITS, name);
    }

    private int networkWord(String name) throws MalformedException {
        int word = (int) digits(HEX, WORD_DIGITS, name);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }

    /** Reads exactly so many digits. */
    private long digits(int radix, int count, String name) throws MalformedException {
        int stop = at + count;
        if (number(radix, stop) < 0 || at != stop) {
            throw malformed(name);
        }
        return lastNumber;
    }

    /** Skips spaces and reads a number of any length. */
    private long field(int radix, String name) throws MalformedException {
        skipSpaces();
        if (number(radix, end) <= 0) {
            throw malformed(name);
        }
        return lastNumber;
    }

    private long lastNumber;

    /** Reads digits up to a position or the first other character; gives how many. */
    private int number(int radix, int stop) {
        int from = at;
        lastNumber = 0;
        for (; at < Math.min(stop, end); at++) {
            int digit = Character.digit(text[at], radix);
            if (digit < 0) {
                break;
            }
            lastNumber = lastNumber * radix + digit;
        }
        return at - from;
    }

    private void skipSpaces() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }

    private void expect(char wanted) throws MalformedException {
        if (at >= end || text[at] != wanted) {
            throw malformed("'" + wanted + "'");
        }
        at++;
    }

    private MalformedException malformed(String expected) {
        return new MalformedException("expected " + expected + " at column " + (at - start + 1) + " of \""
                + new String(text, start, end - start, StandardCharsets.ISO_8859_1) + "\"");
    }
}
