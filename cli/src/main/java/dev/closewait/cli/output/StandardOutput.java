package dev.closewait.cli.output;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** This process's standard output. It knows without a byte written whether a pipe's reader is gone, as {@code head} soon is. */
final class StandardOutput extends PrintWriter {
    private static final int DESCRIPTOR = 1;

    /** {@code struct pollfd} of poll(2): a descriptor, the events asked for, and those that there are. */
    private static final long POLLFD_BYTES = 8;
    private static final long EVENTS_THERE = 6;
    /** Nobody has the reading end of the pipe open any more (poll(2)); said without being asked for. */
    private static final int POLLERR = 8;

    StandardOutput() {
        super(System.out, true, System.out.charset());
    }

    @Override
    public boolean checkError() {
        return super.checkError() || Poll.readerGone();
    }

    /** Whether something that somebody waits for could not be written, as on a full disk. */
    boolean isLost() {
        return super.checkError() && !Poll.readerGone();
    }

    /** Loaded when it is first asked: most commands end by themselves and never ask. */
    private static final class Poll {
        private static final MethodHandle POLL = find();

        static boolean readerGone() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment output = arena.allocate(POLLFD_BYTES, JAVA_INT.byteAlignment());
                output.set(JAVA_INT, 0, DESCRIPTOR);
                int ready = (int) POLL.invokeExact(output, 1L, 0);
                return ready > 0 && (output.get(JAVA_SHORT, EVENTS_THERE) & POLLERR) != 0;
            } catch (Throwable uncallable) {
                throw new IllegalStateException("poll(2) of the C library cannot be called", uncallable);
            }
        }

        @SuppressWarnings("restricted") // closewait is started with native access: the socket table needs it as well
        private static MethodHandle find() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow("poll"),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        }
    }
}
