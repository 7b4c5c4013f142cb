package dev.closewait.detector.survival;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An observation written down socket by socket, for tests that need to know each of them. */
public final class HandMadeLook {
    /** A machine on which nothing happened yet; the same at every look. */
    private static final HostSample HOST = new MadeUpService(0).look().host();

    private static final long INIT = 1;

    private final long atMillis;
    private final SocketColumns closeWait = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private HostSample host = HOST;
    private final List<ProcessSample> processes = new ArrayList<>();

    private HandMadeLook(long atMillis) {
        this.atMillis = atMillis;
    }

    /** A look at this time, in milliseconds, that shows nothing yet. */
    public static HandMadeLook at(long atMillis) {
        return new HandMadeLook(atMillis);
    }

    /** A listening socket, and how many connections wait in its backlog. */
    public HandMadeLook listener(int port, long pid, int backlog) {
        int row = listeners.add();
        listeners.identity(row, Long.MAX_VALUE - row, 1, 0);
        listeners.local(row, 0, 1, port);
        listeners.remote(row, 0, 0, 0);
        listeners.queues(row, backlog, 128);
        listeners.owner(row, pid);
        return this;
    }

    /** Another process that holds the last listening socket. */
    public HandMadeLook heldAlsoBy(long pid) {
        listeners.owner(listeners.addCopyOf(listeners.size() - 1), pid);
        return this;
    }

    /** An answered socket in CLOSE_WAIT, whose cookie also tells its remote end from others. */
    public HandMadeLook socket(long cookie, int localPort, long pid, int ageMillis) {
        return socket(cookie, localPort, pid, cookie, 0, ageMillis, 1);
    }

    /** A socket in CLOSE_WAIT whose request was read and is not answered. */
    public HandMadeLook unanswered(long cookie, int localPort, long pid, int ageMillis) {
        return socket(cookie, localPort, pid, cookie, 1, ageMillis, 0);
    }

    /** A socket in CLOSE_WAIT whose answer is sent bit by bit, the last bit just now. */
    public HandMadeLook answering(long cookie, int localPort, long pid, int ageMillis) {
        int row = closeWait.size();
        socket(cookie, localPort, pid, cookie, 1, ageMillis, 1);
        closeWait.activity(row, ageMillis, ageMillis + 2, 10, 1, 5);
        return this;
    }

    /** A socket in CLOSE_WAIT that nobody has accepted. */
    public HandMadeLook unaccepted(long cookie, int localPort, int ageMillis) {
        return socket(cookie, localPort, 0, 0, 30, ageMillis, 0);
    }

    private HandMadeLook socket(long cookie, int localPort, long pid, long inode, int unread, int ageMillis,
            int segmentsSent) {
        int row = closeWait.add();
        closeWait.identity(row, cookie, inode, 0);
        closeWait.local(row, 0, 1, localPort);
        closeWait.remote(row, 0, cookie, 50_000);
        closeWait.queues(row, unread, 0);
        closeWait.activity(row, ageMillis, ageMillis + 2, ageMillis + 1, 1, segmentsSent);
        closeWait.owner(row, pid);
        return this;
    }

    /** Answered sockets in CLOSE_WAIT with the cookies from the first to before the other. */
    public HandMadeLook sockets(long firstCookie, long endCookie, int localPort, long pid) {
        for (long cookie = firstCookie; cookie < endCookie; cookie++) {
            socket(cookie, localPort, pid, 0);
        }
        return this;
    }

    /** A process that is idle and may open as many descriptors as anybody would want to. */
    public HandMadeLook process(long pid, long startTicks) {
        return process(pid, startTicks, closeWait.size(), 1_000_000);
    }

    /** An idle process and its descriptors. */
    public HandMadeLook process(long pid, long startTicks, int descriptors, long descriptorLimit) {
        return process(pid, startTicks, INIT, descriptors, descriptorLimit);
    }

    /** An idle process that another one started. */
    public HandMadeLook child(long pid, long parentPid) {
        return process(pid, pid, parentPid, 0, 1_000_000);
    }

    private HandMadeLook process(long pid, long startTicks, long parentPid, int descriptors, long descriptorLimit) {
        processes.add(new ProcessSample(pid, startTicks, parentPid, "by-hand", false, 0, 0, 0, descriptors,
                descriptorLimit, descriptorLimit, 0));
        return this;
    }

    /** A process with whatever else there is to say of it. */
    public HandMadeLook process(ProcessSample sample) {
        processes.add(sample);
        return this;
    }

    /** So many connections were accepted on the machine since it began, and so many are open. */
    public HandMadeLook accepted(long passiveOpens, long established) {
        host = new HostSample(HOST.processors(), HOST.loadAverage(), HOST.cpuPressureMicros(), passiveOpens,
                established);
        return this;
    }

    /** What a detector is shown. */
    public Observation observation() {
        return new Observation(atMillis * 1_000_000, Instant.EPOCH.plusMillis(atMillis), closeWait, listeners,
                processes, host);
    }
}
