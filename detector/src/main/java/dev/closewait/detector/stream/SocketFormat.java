package dev.closewait.detector.stream;

import dev.closewait.detector.socket.EndpointParser;
import dev.closewait.detector.socket.EndpointText;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.TcpState;
import java.util.EnumSet;
import tools.jackson.core.JsonGenerator;

/** Sockets as a list of objects, straight from columns and into them. What a column cannot tell is left out. */
final class SocketFormat {
    /** What is told of a socket; {@link SocketColumns} says what each means. */
    private enum Field {
        LOCAL, REMOTE, COOKIE, INODE, UID, PID, RECEIVE_QUEUE, SEND_QUEUE, SINCE_ACK_RECEIVED_MILLIS, SINCE_DATA_RECEIVED_MILLIS, SINCE_DATA_SENT_MILLIS, DATA_SEGMENTS_RECEIVED, DATA_SEGMENTS_SENT
    }

    private static final int HEX = 16;
    private static final int COOKIE_DIGITS = 16;
    private static final int BITS_OF_DIGIT = 4;

    private final JsonFields<Field> fields = new JsonFields<>(Field.class,
            EnumSet.complementOf(EnumSet.of(Field.LOCAL, Field.COOKIE, Field.INODE)));
    private final EndpointText endpoint = new EndpointText();
    private final char[] digits = new char[COOKIE_DIGITS];

    void write(JsonGenerator out, SocketColumns sockets) {
        out.writeStartArray();
        for (int row = 0; row < sockets.size(); row++) {
            write(out, sockets, row);
        }
        out.writeEndArray();
    }

    private void write(JsonGenerator out, SocketColumns sockets, int row) {
        out.writeStartObject();
        endpoint(out, Field.LOCAL, sockets.localHigh(row), sockets.localLow(row), sockets.localPort(row));
        endpoint(out, Field.REMOTE, sockets.remoteHigh(row), sockets.remoteLow(row), sockets.remotePort(row));
        cookie(out, sockets.cookie(row));
        fields.name(out, Field.INODE);
        out.writeNumber(sockets.inode(row));
        number(out, Field.UID, sockets.uid(row));
        if (sockets.pid(row) != 0) {
            fields.name(out, Field.PID);
            out.writeNumber(sockets.pid(row));
        }
        number(out, Field.RECEIVE_QUEUE, sockets.receiveQueue(row));
        number(out, Field.SEND_QUEUE, sockets.sendQueue(row));
        number(out, Field.SINCE_ACK_RECEIVED_MILLIS, sockets.sinceAckReceivedMillis(row));
        number(out, Field.SINCE_DATA_RECEIVED_MILLIS, sockets.sinceDataReceivedMillis(row));
        number(out, Field.SINCE_DATA_SENT_MILLIS, sockets.sinceDataSentMillis(row));
        number(out, Field.DATA_SEGMENTS_RECEIVED, sockets.dataSegmentsReceived(row));
        number(out, Field.DATA_SEGMENTS_SENT, sockets.dataSegmentsSent(row));
        out.writeEndObject();
    }

    private void endpoint(JsonGenerator out, Field field, long high, long low, int port) {
        if (port != SocketColumns.UNKNOWN) {
            fields.name(out, field);
            endpoint.write(high, low, port);
            out.writeString(endpoint.characters(), 0, endpoint.length());
        }
    }

    /** A text, because a number beyond 2⁵³ is another one to programs that read numbers as doubles. */
    private void cookie(JsonGenerator out, long cookie) {
        int first = COOKIE_DIGITS;
        long rest = cookie;
        do {
            digits[--first] = Character.forDigit((int) rest & (HEX - 1), HEX);
            rest >>>= BITS_OF_DIGIT;
        } while (rest != 0);
        fields.name(out, Field.COOKIE);
        out.writeString(digits, first, COOKIE_DIGITS - first);
    }

    /** The kernel's 32-bit numbers have no sign. */
    private void number(JsonGenerator out, Field field, int value) {
        if (value != SocketColumns.UNKNOWN) {
            fields.name(out, field);
            out.writeNumber(Integer.toUnsignedLong(value));
        }
    }

    /**
     * Reads a list of sockets.
     *
     * @param state that all of them are in: which list it is tells, and so a socket does not
     * @param into cleared, then filled
     * @param most how many there may be
     */
    void read(JsonInput in, TcpState state, SocketColumns into, int most) throws BadLineException {
        into.clear();
        in.beginList();
        while (in.nextInList()) {
            if (into.size() == most) {
                throw in.malformed("has more sockets than the " + Limits.SOCKETS + " that a line may have");
            }
            into.state(read(in, into), state.kernelNumber());
        }
    }

    private int read(JsonInput in, SocketColumns into) throws BadLineException {
        int row = into.add();
        long cookie = SocketColumns.UNKNOWN;
        long inode = 0;
        int uid = SocketColumns.UNKNOWN;
        int receiveQueue = SocketColumns.UNKNOWN;
        int sendQueue = SocketColumns.UNKNOWN;
        int sinceAckReceived = SocketColumns.UNKNOWN;
        int sinceDataReceived = SocketColumns.UNKNOWN;
        int sinceDataSent = SocketColumns.UNKNOWN;
        int segmentsReceived = SocketColumns.UNKNOWN;
        int segmentsSent = SocketColumns.UNKNOWN;
        fields.begin(in);
        while (fields.next(in)) {
            switch (fields.current()) {
                case LOCAL -> {
                    EndpointParser local = in.endpoint();
                    if (local.port() == 0) {
                        throw in.unexpected("a port from 1");
                    }
                    into.local(row, local.high(), local.low(), local.port());
                }
                case REMOTE -> {
                    EndpointParser remote = in.endpoint();
                    into.remote(row, remote.high(), remote.low(), remote.port());
                }
                case COOKIE -> cookie = in.hex();
                case INODE -> inode = in.total();
                case UID -> uid = in.unsigned();
                case PID -> into.owner(row, in.total());
                case RECEIVE_QUEUE -> receiveQueue = in.unsigned();
                case SEND_QUEUE -> sendQueue = in.unsigned();
                case SINCE_ACK_RECEIVED_MILLIS -> sinceAckReceived = in.unsigned();
                case SINCE_DATA_RECEIVED_MILLIS -> sinceDataReceived = in.unsigned();
                case SINCE_DATA_SENT_MILLIS -> sinceDataSent = in.unsigned();
                case DATA_SEGMENTS_RECEIVED -> segmentsReceived = in.unsigned();
                case DATA_SEGMENTS_SENT -> segmentsSent = in.unsigned();
            }
        }
        into.identity(row, cookie, inode, uid);
        into.queues(row, receiveQueue, sendQueue);
        into.activity(row, sinceAckReceived, sinceDataReceived, sinceDataSent, segmentsReceived, segmentsSent);
        return row;
    }
}
