package dev.closewait.bench.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Makes JMH tell the time for each socket beside that for each operation. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class PerSocket {
    /** How many sockets the operations of an iteration went through; JMH sets it to 0 before each. */
    public long socket;

    /** Takes the sockets of one operation, or of a part of it. */
    void count(int sockets) {
        socket += sockets;
    }
}
