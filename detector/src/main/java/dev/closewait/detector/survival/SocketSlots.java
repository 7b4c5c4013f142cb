package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * A hash table of sockets in primitive columns: linear probing, at most half full, cleared and filled anew at every
 * look. A slot number holds until the next {@link #add}.
 */
@SuppressWarnings("EnumOrdinal") // a stage is one byte here: this holds every socket
final class SocketSlots {
    /** What stands for a time that has not come. */
    static final double NEVER = Double.MAX_VALUE;

    private static final byte FREE = -1;
    private static final int NOT_FOUND = -1;
    private static final int FIRST_CAPACITY = 64;
    /** Slots per socket beyond which room is given back. */
    private static final int MOST_ROOM = 16;
    /** 2^64 divided by the golden ratio: spreads consecutive cookies over the table. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final Stage[] STAGES = Stage.values();
    private static final Fate[] FATES = Fate.values();

    private int size;
    private long[] cookie;
    private double[] entered;
    private double[] turn;
    private double[] cause;
    private double[] fin;
    private double[] overtaken;
    private int[] owner;
    private byte[] stage;
    private boolean[] young;
    private byte[] fate;

    SocketSlots() {
        this(FIRST_CAPACITY);
    }

    int size() {
        return size;
    }

    boolean holds(int slot) {
        return stage[slot] != FREE;
    }

    Stage stage(int slot) {
        return STAGES[stage[slot]];
    }

    /** When it came to its stage, on the service's clock. */
    double entered(int slot) {
        return entered[slot];
    }

    /** Its place in the order in which a queue would serve it, in milliseconds of wall time. */
    double turn(int slot) {
        return turn[slot];
    }

    /** When that came which it is closed for, in milliseconds of wall time. */
    double cause(int slot) {
        return cause[slot];
    }

    /** When its FIN came, in milliseconds of wall time on the observations' clock. */
    double fin(int slot) {
        return fin[slot];
    }

    /** The process that held it; 0 when that is not known. */
    int owner(int slot) {
        return owner[slot];
    }

    /** Whether the first look at it was soon after it came. */
    boolean young(int slot) {
        return young[slot];
    }

    /** What the look after the one that this table shows found of it. */
    Fate fate(int slot) {
        return FATES[fate[slot]];
    }

    void entered(int slot, double millis) {
        entered[slot] = millis;
    }

    /** When it was first seen to be overtaken, on the service's clock; {@link #NEVER} while it is not. */
    double overtaken(int slot) {
        return overtaken[slot];
    }

    void overtaken(int slot, double millis) {
        overtaken[slot] = millis;
    }

    void times(int slot, double enteredMillis, double turnMillis, double causeMillis, double finMillis) {
        entered[slot] = enteredMillis;
        turn[slot] = turnMillis;
        cause[slot] = causeMillis;
        fin[slot] = finMillis;
    }

    void young(int slot, boolean isYoung) {
        young[slot] = isYoung;
    }

    void fate(int slot, Fate found) {
        fate[slot] = (byte) found.ordinal();
    }

    /** The slot of this socket, or a negative number. */
    int find(long wanted) {
        for (int slot = home(wanted);; slot = next(slot)) {
            if (stage[slot] == FREE) {
                return NOT_FOUND;
            }
            if (cookie[slot] == wanted) {
                return slot;
            }
        }
    }

    /** Adds a socket that is not in the table yet, and gives its slot; its times are to be set. */
    int add(long newCookie, Stage newStage, int newOwner) {
        if (size * 2 >= cookie.length) {
            grow();
        }
        int slot = home(newCookie);
        while (stage[slot] != FREE) {
            slot = next(slot);
        }
        cookie[slot] = newCookie;
        stage[slot] = (byte) newStage.ordinal();
        owner[slot] = newOwner;
        fate[slot] = 0;
        overtaken[slot] = NEVER;
        size++;
        return slot;
    }

    /** Forgets all sockets, and most of the room where they needed little of it: a walk through few goes through all of it. */
    void clear() {
        if (size * MOST_ROOM < cookie.length && cookie.length > FIRST_CAPACITY) {
            take(new SocketSlots(Math.max(FIRST_CAPACITY, cookie.length / 2)));
        }
        if (size > 0) {
            Arrays.fill(stage, FREE);
            size = 0;
        }
    }

    private int home(long wanted) {
        return (int) ((wanted * SPREAD) >>> 32) & (cookie.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (cookie.length - 1);
    }

    private void grow() {
        SocketSlots larger = new SocketSlots(cookie.length * 2);
        for (int slot = 0; slot < cookie.length; slot++) {
            if (holds(slot)) {
                int added = larger.add(cookie[slot], stage(slot), owner[slot]);
                larger.times(added, entered[slot], turn[slot], cause[slot], fin[slot]);
                larger.young(added, young[slot]);
                larger.overtaken(added, overtaken[slot]);
            }
        }
        take(larger);
    }

    private void take(SocketSlots other) {
        cookie = other.cookie;
        entered = other.entered;
        turn = other.turn;
        cause = other.cause;
        fin = other.fin;
        overtaken = other.overtaken;
        owner = other.owner;
        stage = other.stage;
        young = other.young;
        fate = other.fate;
    }

    private SocketSlots(int capacity) {
        cookie = new long[capacity];
        entered = new double[capacity];
        turn = new double[capacity];
        cause = new double[capacity];
        fin = new double[capacity];
        overtaken = new double[capacity];
        owner = new int[capacity];
        stage = new byte[capacity];
        young = new boolean[capacity];
        fate = new byte[capacity];
        Arrays.fill(stage, FREE);
    }
}
