package dev.closewait.validation.simulation;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;

/** The connections whose fate is not over, a primitive column for each of its moments, in milliseconds. */
final class Sockets {
    /** A kernel that ticks 250 times a second tells ages to so many milliseconds. */
    private static final int TICK_MILLIS = 4;
    private static final int FIRST_CAPACITY = 64;
    private static final int NONE = -1;
    /** A client takes its ports from here on, so many; then the next client does. */
    private static final int FIRST_PORT = 1_024;
    private static final int PORTS = 60_000;
    /** Time that a later request of a connection takes. */
    private static final double LATENCY_MILLIS = 5;

    private long[] cookie = new long[FIRST_CAPACITY];
    private double[] opened = new double[FIRST_CAPACITY];
    private double[] accepted = new double[FIRST_CAPACITY];
    private double[] read = new double[FIRST_CAPACITY];
    private double[] answered = new double[FIRST_CAPACITY];
    private double[] ended = new double[FIRST_CAPACITY];
    private double[] chunksApart = new double[FIRST_CAPACITY];
    private double[] lastServed = new double[FIRST_CAPACITY];
    private double[] fin = new double[FIRST_CAPACITY];
    private double[] noticed = new double[FIRST_CAPACITY];
    private double[] closed = new double[FIRST_CAPACITY];
    private boolean[] leaked = new boolean[FIRST_CAPACITY];
    private int[] next = new int[FIRST_CAPACITY];
    private final Fate told = new Fate();
    private int firstFree;
    private int[] closeWait = new int[FIRST_CAPACITY];
    private int inCloseWait;

    Sockets() {
        clear();
    }

    /**
     * Takes a connection.
     *
     * @param lastCookie what names it
     * @param fate what becomes of it
     * @return its number, until it is {@linkplain #free freed}
     */
    int add(long lastCookie, Fate fate) {
        if (firstFree == NONE) {
            grow();
        }
        int slot = firstFree;
        firstFree = next[slot];
        cookie[slot] = lastCookie;
        opened[slot] = fate.opened;
        accepted[slot] = fate.accepted;
        read[slot] = fate.read;
        answered[slot] = fate.answered;
        ended[slot] = fate.ended;
        chunksApart[slot] = fate.chunksApart;
        lastServed[slot] = fate.lastServed;
        fin[slot] = fate.fin;
        noticed[slot] = fate.noticed;
        closed[slot] = fate.closed;
        leaked[slot] = fate.leaked;
        return slot;
    }

    double fin(int slot) {
        return fin[slot];
    }

    double closed(int slot) {
        return closed[slot];
    }

    /** Says when the end of stream of a socket is read, and when it is closed. */
    void closes(int slot, double noticedAt, double closedAt) {
        noticed[slot] = noticedAt;
        closed[slot] = closedAt;
    }

    /** Whether it is closed as soon as its end of stream is noticed, and not by itself; while it is served it is not. */
    boolean closesWhenNoticed(int slot) {
        return closed[slot] == Double.POSITIVE_INFINITY && !leaked[slot]
                && answered[slot] < Double.POSITIVE_INFINITY;
    }

    /** How many are in CLOSE_WAIT of those that the server did not forget. */
    int waiting() {
        int count = 0;
        for (int i = 0; i < inCloseWait; i++) {
            count += leaked[closeWait[i]] ? 0 : 1;
        }
        return count;
    }

    /** How many of these got their FIN before a time. */
    int waitingSince(double time) {
        int count = 0;
        for (int i = 0; i < inCloseWait; i++) {
            int slot = closeWait[i];
            count += !leaked[slot] && fin[slot] < time ? 1 : 0;
        }
        return count;
    }

    /** Tells a witness of a socket. */
    void tell(int slot, Witness witness) {
        told.opened = opened[slot];
        told.answered = answered[slot];
        told.fin = fin[slot];
        told.closed = closed[slot];
        told.leaked = leaked[slot];
        witness.saw(told);
    }

    void free(int slot) {
        next[slot] = firstFree;
        firstFree = slot;
    }

    /** A socket's FIN has come. */
    void enterCloseWait(int slot) {
        if (inCloseWait == closeWait.length) {
            closeWait = Arrays.copyOf(closeWait, inCloseWait * 2);
        }
        closeWait[inCloseWait++] = slot;
    }

    /** Frees those that were closed by now, and gives how many there were. */
    int leave(double now) {
        int kept = 0;
        for (int i = 0; i < inCloseWait; i++) {
            int slot = closeWait[i];
            if (closed[slot] <= now) {
                free(slot);
            } else {
                closeWait[kept++] = slot;
            }
        }
        int left = inCloseWait - kept;
        inCloseWait = kept;
        return left;
    }

    void clear() {
        inCloseWait = 0;
        firstFree = 0;
        for (int slot = 0; slot < next.length; slot++) {
            next[slot] = slot + 1 < next.length ? slot + 1 : NONE;
        }
    }

    /** Writes a row for each socket in CLOSE_WAIT. */
    void show(double now, Service service, SocketColumns rows) {
        rows.clear();
        for (int i = 0; i < inCloseWait; i++) {
            int slot = closeWait[i];
            int row = rows.add();
            boolean isAccepted = accepted[slot] <= now;
            boolean isAnswered = answered[slot] <= now;
            rows.identity(row, cookie[slot], isAccepted ? cookie[slot] : 0, 0);
            rows.local(row, 0, 1, service.port());
            rows.remote(row, 0, 2 + cookie[slot] / PORTS, (int) (FIRST_PORT + cookie[slot] % PORTS));
            rows.owner(row, isAccepted ? service.pid() : 0);
            boolean finRead = isAnswered ? noticed[slot] <= now : service.readsEndOfStream() && read[slot] <= now;
            int unread = (read[slot] <= now ? 0 : service.requestBytes()) + (finRead ? 0 : 1);
            rows.queues(row, unread, 0);
            double lastSent = isAnswered ? lastSent(slot, now) : opened[slot];
            // The peer's acknowledgement of an answer that comes after its FIN is its last segment then.
            double lastHeard = isAnswered ? Math.max(fin[slot], lastSent) : fin[slot];
            double lastAsked = lastServed[slot] > ended[slot] ? lastServed[slot] - LATENCY_MILLIS : opened[slot];
            rows.activity(row, since(lastHeard, now), since(lastAsked, now), since(lastSent, now), 1,
                    isAnswered ? 1 : 0);
        }
    }

    /** What the rows of a service have in common. */
    record Service(int port, long pid, int requestBytes, boolean readsEndOfStream) {}

    private double lastSent(int slot, double now) {
        if (chunksApart[slot] == 0 || now >= ended[slot]) {
            return lastServed[slot];
        }
        return answered[slot] + Math.floor((now - answered[slot]) / chunksApart[slot]) * chunksApart[slot];
    }

    private static int since(double moment, double now) {
        int ticks = (int) (Math.max(0, now - moment) / TICK_MILLIS);
        return ticks * TICK_MILLIS;
    }

    private void grow() {
        int capacity = next.length * 2;
        cookie = Arrays.copyOf(cookie, capacity);
        opened = Arrays.copyOf(opened, capacity);
        accepted = Arrays.copyOf(accepted, capacity);
        read = Arrays.copyOf(read, capacity);
        answered = Arrays.copyOf(answered, capacity);
        ended = Arrays.copyOf(ended, capacity);
        chunksApart = Arrays.copyOf(chunksApart, capacity);
        lastServed = Arrays.copyOf(lastServed, capacity);
        fin = Arrays.copyOf(fin, capacity);
        noticed = Arrays.copyOf(noticed, capacity);
        closed = Arrays.copyOf(closed, capacity);
        leaked = Arrays.copyOf(leaked, capacity);
        int before = next.length;
        next = Arrays.copyOf(next, capacity);
        for (int slot = before; slot < capacity; slot++) {
            next[slot] = slot + 1 < capacity ? slot + 1 : NONE;
        }
        firstFree = before;
    }
}
