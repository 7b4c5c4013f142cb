package dev.closewait.detector.socket;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * TCP sockets at one instant, a primitive column for each attribute and a row for each socket.
 *
 * <p>It is filled again and again by a {@link SocketTable}; a read allocates only when the table has outgrown
 * every earlier one. Rows stand in no particular order. A value the source cannot tell is {@link #UNKNOWN}.
 */
public final class SocketColumns {
    /** What a column holds when its source cannot tell. */
    public static final int UNKNOWN = -1;

    private static final int FIRST_CAPACITY = 64;

    private int size;
    private long[] cookie = new long[FIRST_CAPACITY];
    private byte[] state = new byte[FIRST_CAPACITY];
    private long[] localHigh = new long[FIRST_CAPACITY];
    private long[] localLow = new long[FIRST_CAPACITY];
    private long[] remoteHigh = new long[FIRST_CAPACITY];
    private long[] remoteLow = new long[FIRST_CAPACITY];
    private int[] localPort = new int[FIRST_CAPACITY];
    private int[] remotePort = new int[FIRST_CAPACITY];
    private int[] receiveQueue = new int[FIRST_CAPACITY];
    private int[] sendQueue = new int[FIRST_CAPACITY];
    private long[] inode = new long[FIRST_CAPACITY];
    private int[] uid = new int[FIRST_CAPACITY];
    private long[] pid = new long[FIRST_CAPACITY];
    private int[] sinceAckReceivedMillis = new int[FIRST_CAPACITY];
    private int[] sinceDataReceivedMillis = new int[FIRST_CAPACITY];
    private int[] sinceDataSentMillis = new int[FIRST_CAPACITY];
    private int[] dataSegmentsReceived = new int[FIRST_CAPACITY];
    private int[] dataSegmentsSent = new int[FIRST_CAPACITY];

    /** The number of rows. */
    public int size() {
        return size;
    }

    /**
     * What names the socket for its whole life: the kernel's 64-bit socket cookie, or, read from
     * {@code /proc/net/tcp}, a hash of its endpoints and inode.
     */
    public long cookie(int row) {
        return cookie[row];
    }

    /** The state the socket was in when it was read; empty where nobody said. */
    public Optional<TcpState> state(int row) {
        return TcpState.ofKernelNumber(state[row]);
    }

    /** The upper 64 bits of the local IPv6 address; IPv4 addresses are mapped ({@code ::ffff:a.b.c.d}). */
    public long localHigh(int row) {
        return localHigh[row];
    }

    /** The lower 64 bits of the local IPv6 address. */
    public long localLow(int row) {
        return localLow[row];
    }

    /** The upper 64 bits of the remote IPv6 address; IPv4 addresses are mapped ({@code ::ffff:a.b.c.d}). */
    public long remoteHigh(int row) {
        return remoteHigh[row];
    }

    /** The lower 64 bits of the remote IPv6 address. */
    public long remoteLow(int row) {
        return remoteLow[row];
    }

    /** The local port, 1 to 65535. */
    public int localPort(int row) {
        return localPort[row];
    }

    /** The remote port, 1 to 65535; 0 for a listening socket. */
    public int remotePort(int row) {
        return remotePort[row];
    }

    /**
     * Bytes received and not yet read, the FIN counted as one ({@code idiag_rqueue}, Recv-Q); for a listening
     * socket the connections that wait to be accepted.
     */
    public int receiveQueue(int row) {
        return receiveQueue[row];
    }

    /**
     * Bytes sent and not yet acknowledged ({@code idiag_wqueue}, Send-Q); for a listening socket the backlog's limit,
     * which {@code /proc/net/tcp} does not tell.
     */
    public int sendQueue(int row) {
        return sendQueue[row];
    }

    /** The socket's inode; 0 when no process owns it, as while it waits in the backlog. */
    public long inode(int row) {
        return inode[row];
    }

    /** The user that owns the socket. */
    public int uid(int row) {
        return uid[row];
    }

    /** The process that owns the socket; 0 when none does, or when it could not be found out. */
    public long pid(int row) {
        return pid[row];
    }

    /**
     * Milliseconds since the peer's last acknowledging segment ({@code tcpi_last_ack_recv}). In CLOSE_WAIT the
     * FIN is normally that segment, so this is the time in CLOSE_WAIT, and never more than it.
     */
    public int sinceAckReceivedMillis(int row) {
        return sinceAckReceivedMillis[row];
    }

    /** Milliseconds since the peer's last data ({@code tcpi_last_data_recv}); in CLOSE_WAIT never less than the time in it. */
    public int sinceDataReceivedMillis(int row) {
        return sinceDataReceivedMillis[row];
    }

    /** Milliseconds since data was last sent, or since the connection began if none was ({@code tcpi_last_data_sent}). */
    public int sinceDataSentMillis(int row) {
        return sinceDataSentMillis[row];
    }

    /** Segments with data that came ({@code tcpi_data_segs_in}); 0 means that the peer never asked for anything. */
    public int dataSegmentsReceived(int row) {
        return dataSegmentsReceived[row];
    }

    /** Segments with data that were sent ({@code tcpi_data_segs_out}); 0 means that nothing was ever answered. */
    public int dataSegmentsSent(int row) {
        return dataSegmentsSent[row];
    }

    /** The local end of a row. */
    public Endpoint localEndpoint(int row) {
        return new Endpoint(localHigh[row], localLow[row], localPort[row]);
    }

    /** The remote end of a row. */
    public Endpoint remoteEndpoint(int row) {
        return new Endpoint(remoteHigh[row], remoteLow[row], remotePort[row]);
    }

    /** Takes room for so many rows at once, rather than bit by bit, which leaves behind what is outgrown. */
    public void makeRoom(int rows) {
        if (rows > cookie.length) {
            take(this, rows);
        }
    }

    /** How many rows there is room for. */
    int room() {
        return cookie.length;
    }

    /** Forgets the rows that the test does not hold for; the others keep their order. */
    public void retain(IntPredicate test) {
        int kept = 0;
        for (int row = 0; row < size; row++) {
            if (test.test(row)) {
                move(row, kept++);
            }
        }
        size = kept;
    }

    /** Forgets all rows and keeps the room for them. */
    public void clear() {
        size = 0;
    }

    /** Says which process owns the socket of a row. */
    public void owner(int row, long ownerPid) {
        pid[row] = ownerPid;
    }

    /** Begins a new row, every value {@link #UNKNOWN} but the owner, which is 0, and gives its number. */
    public int add() {
        int row = addUnset();
        identity(row, UNKNOWN, 0, UNKNOWN);
        state(row, UNKNOWN);
        local(row, 0, 0, UNKNOWN);
        remote(row, 0, 0, UNKNOWN);
        queues(row, UNKNOWN, UNKNOWN);
        owner(row, 0);
        activity(row, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        return row;
    }

    /** Begins a new row with whatever stood there, for those who set every value that a row has; gives its number. */
    int addUnset() {
        if (size == cookie.length) {
            makeRoom(Math.max(FIRST_CAPACITY, size * 2));
        }
        return size++;
    }

    /** Adds a row that says the same as another, and gives its number. */
    public int addCopyOf(int row) {
        int copy = addUnset();
        move(row, copy);
        return copy;
    }

    /** Sets who the socket of a row is: its cookie, inode and user. */
    public void identity(int row, long rowCookie, long rowInode, int rowUid) {
        cookie[row] = rowCookie;
        inode[row] = rowInode;
        uid[row] = rowUid;
    }

    /** Sets the state of a row, by the number that Linux gives it ({@link TcpState#kernelNumber()}). */
    public void state(int row, int kernelNumber) {
        state[row] = (byte) kernelNumber;
    }

    /** Sets the local end of a row. */
    public void local(int row, long high, long low, int port) {
        localHigh[row] = high;
        localLow[row] = low;
        localPort[row] = port;
    }

    /** Sets the remote end of a row. */
    public void remote(int row, long high, long low, int port) {
        remoteHigh[row] = high;
        remoteLow[row] = low;
        remotePort[row] = port;
    }

    /** Sets the queues of a row, in bytes; of a listening socket, in connections. */
    public void queues(int row, int receive, int send) {
        receiveQueue[row] = receive;
        sendQueue[row] = send;
    }

    /** Sets what {@code tcp_info} tells of a row; milliseconds, and a count of segments. */
    public void activity(int row, int sinceAckReceived, int sinceDataReceived, int sinceDataSent,
            int segmentsReceived, int segmentsSent) {
        sinceAckReceivedMillis[row] = sinceAckReceived;
        sinceDataReceivedMillis[row] = sinceDataReceived;
        sinceDataSentMillis[row] = sinceDataSent;
        dataSegmentsReceived[row] = segmentsReceived;
        dataSegmentsSent[row] = segmentsSent;
    }

    /** A copy that later reads do not change. */
    public SocketColumns copy() {
        SocketColumns copy = new SocketColumns();
        copy.size = size;
        copy.take(this, size);
        return copy;
    }

    private void move(int from, int to) {
        cookie[to] = cookie[from];
        state[to] = state[from];
        localHigh[to] = localHigh[from];
        localLow[to] = localLow[from];
        remoteHigh[to] = remoteHigh[from];
        remoteLow[to] = remoteLow[from];
        localPort[to] = localPort[from];
        remotePort[to] = remotePort[from];
        receiveQueue[to] = receiveQueue[from];
        sendQueue[to] = sendQueue[from];
        inode[to] = inode[from];
        uid[to] = uid[from];
        pid[to] = pid[from];
        sinceAckReceivedMillis[to] = sinceAckReceivedMillis[from];
        sinceDataReceivedMillis[to] = sinceDataReceivedMillis[from];
        sinceDataSentMillis[to] = sinceDataSentMillis[from];
        dataSegmentsReceived[to] = dataSegmentsReceived[from];
        dataSegmentsSent[to] = dataSegmentsSent[from];
    }

    /** Copies the columns of a table, with room for so many rows. */
    private void take(SocketColumns table, int capacity) {
        cookie = Arrays.copyOf(table.cookie, capacity);
        state = Arrays.copyOf(table.state, capacity);
        localHigh = Arrays.copyOf(table.localHigh, capacity);
        localLow = Arrays.copyOf(table.localLow, capacity);
        remoteHigh = Arrays.copyOf(table.remoteHigh, capacity);
        remoteLow = Arrays.copyOf(table.remoteLow, capacity);
        localPort = Arrays.copyOf(table.localPort, capacity);
        remotePort = Arrays.copyOf(table.remotePort, capacity);
        receiveQueue = Arrays.copyOf(table.receiveQueue, capacity);
        sendQueue = Arrays.copyOf(table.sendQueue, capacity);
        inode = Arrays.copyOf(table.inode, capacity);
        uid = Arrays.copyOf(table.uid, capacity);
        pid = Arrays.copyOf(table.pid, capacity);
        sinceAckReceivedMillis = Arrays.copyOf(table.sinceAckReceivedMillis, capacity);
        sinceDataReceivedMillis = Arrays.copyOf(table.sinceDataReceivedMillis, capacity);
        sinceDataSentMillis = Arrays.copyOf(table.sinceDataSentMillis, capacity);
        dataSegmentsReceived = Arrays.copyOf(table.dataSegmentsReceived, capacity);
        dataSegmentsSent = Arrays.copyOf(table.dataSegmentsSent, capacity);
    }
}
