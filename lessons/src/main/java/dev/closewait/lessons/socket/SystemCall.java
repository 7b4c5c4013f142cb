package dev.closewait.lessons.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of the C library that does one system call. It trades speed for plainness: a lesson makes a dozen calls, where
 * {@link dev.closewait.detector.libc.Libc} makes thousands.
 */
final class SystemCall {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final String name;
    private final MethodHandle function;

    private SystemCall(String name, FunctionDescriptor signature) {
        this.name = name;
        this.function = find(name, signature);
    }

    /** One whose result is an {@code int}. */
    static SystemCall ofInt(String name, MemoryLayout... arguments) {
        return new SystemCall(name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /** One whose result is an {@code ssize_t}. */
    static SystemCall ofSize(String name, MemoryLayout... arguments) {
        return new SystemCall(name, FunctionDescriptor.of(JAVA_LONG, arguments));
    }

    /** Makes the call; the result is not negative, or minus {@code errno}. A call that a signal interrupts is made again. */
    int call(Object... arguments) {
        int result;
        do {
            result = once(arguments);
        } while (result == -Errno.EINTR.number());
        return result;
    }

    /**
     * The same, and EINTR is a result: for a call that a signal does not undo. Of close(2) the descriptor is gone by then, and
     * may be another's; connect(2) goes on by itself.
     */
    int once(Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(CALL_STATE);
            List<Object> all = new ArrayList<>(List.of(callState));
            all.addAll(List.of(arguments));
            Number result = (Number) function.invokeWithArguments(all);
            return result.longValue() >= 0 ? result.intValue() : -(int) ERRNO.get(callState, 0L);
        } catch (Throwable e) {
            throw new IllegalStateException("the C library's " + name + " could not be called: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("restricted") // calling C is what this class is for
    private static MethodHandle find(String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature,
                Linker.Option.captureCallState("errno"));
    }
}
