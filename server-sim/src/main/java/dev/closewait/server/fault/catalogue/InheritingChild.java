package dev.closewait.server.fault.catalogue;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * A child process that inherits descriptors. No child that Java starts does: {@link ProcessBuilder} closes all of them, so
 * this asks the C library.
 *
 * <p>It is a {@code cat} that waits for the end of its standard input, whose other end only this process has: so it ends when
 * it is told, and when this process ends, be it by {@code kill -9}.
 */
final class InheritingChild implements AutoCloseable {
    private static final String PROGRAM = "/bin/cat";

    /** Values of Linux (fcntl.h). */
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_WRONLY = 1;

    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_ERROR = 2;

    /** Larger than any C library's {@code posix_spawn_file_actions_t}: glibc's has 80 bytes. */
    private static final long FILE_ACTIONS_BYTES = 512;

    private static final MethodHandle PIPE2 = find("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle FCNTL = find("fcntl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle ACTIONS_INIT = find("posix_spawn_file_actions_init",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle ACTIONS_DUP2 = find("posix_spawn_file_actions_adddup2",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle ACTIONS_OPEN = find("posix_spawn_file_actions_addopen",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle ACTIONS_DESTROY = find("posix_spawn_file_actions_destroy",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle SPAWN = find("posix_spawn",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle WAITPID = find("waitpid",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

    private final int pid;
    private final int lifeline;

    private InheritingChild(int pid, int lifeline) {
        this.pid = pid;
        this.lifeline = lifeline;
    }

    /** Starts a child that has these descriptors of ours open, and no others. */
    static InheritingChild of(Set<Integer> inherited) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pipe = arena.allocate(JAVA_INT, 2);
            check("pipe2", (int) PIPE2.invokeExact(pipe, O_CLOEXEC));
            int input = pipe.getAtIndex(JAVA_INT, 0);
            int lifeline = pipe.getAtIndex(JAVA_INT, 1);
            for (int descriptor : ConnectionDescriptors.all()) {
                if (descriptor > STANDARD_ERROR) {
                    // One that was closed meanwhile answers with an error, as it should.
                    int _ = (int) FCNTL.invokeExact(descriptor, F_SETFD,
                            inherited.contains(descriptor) ? 0 : FD_CLOEXEC);
                }
            }
            try {
                return new InheritingChild(spawn(arena, input), lifeline);
            } catch (IllegalStateException e) {
                int _ = (int) CLOSE.invokeExact(lifeline);
                throw e;
            } finally {
                int _ = (int) CLOSE.invokeExact(input);
            }
        } catch (IllegalStateException e) {
            throw e;
        } catch (Throwable e) {
            throw uncallable(e);
        }
    }

    private static int spawn(Arena arena, int input) throws Throwable {
        MemorySegment actions = arena.allocate(FILE_ACTIONS_BYTES, Long.BYTES);
        check("posix_spawn_file_actions_init", (int) ACTIONS_INIT.invokeExact(actions));
        check("posix_spawn_file_actions_adddup2", (int) ACTIONS_DUP2.invokeExact(actions, input, STANDARD_INPUT));
        for (int output = STANDARD_INPUT + 1; output <= STANDARD_ERROR; output++) {
            check("posix_spawn_file_actions_addopen",
                    (int) ACTIONS_OPEN.invokeExact(actions, output, arena.allocateFrom("/dev/null"), O_WRONLY, 0));
        }
        MemorySegment program = arena.allocateFrom(PROGRAM);
        // Both lists end with NULL, which fresh memory is.
        MemorySegment arguments = arena.allocate(ADDRESS, 2);
        arguments.setAtIndex(ADDRESS, 0, program);
        MemorySegment environment = arena.allocate(ADDRESS);
        MemorySegment pid = arena.allocate(JAVA_INT);
        check("posix_spawn of " + PROGRAM,
                (int) SPAWN.invokeExact(pid, program, actions, MemorySegment.NULL, arguments, environment));
        check("posix_spawn_file_actions_destroy", (int) ACTIONS_DESTROY.invokeExact(actions));
        return pid.get(JAVA_INT, 0);
    }

    /** The child's process number. */
    long pid() {
        return pid;
    }

    /** Has the child end, and returns when it has. */
    @Override
    public void close() {
        try {
            int _ = (int) CLOSE.invokeExact(lifeline);
            int _ = (int) WAITPID.invokeExact(pid, MemorySegment.NULL, 0);
        } catch (Throwable e) {
            throw uncallable(e);
        }
    }

    private static void check(String name, int result) {
        if (result != 0) {
            throw new IllegalStateException("descriptor-inherited: no child: " + name + " failed with " + result);
        }
    }

    @SuppressWarnings("restricted") // calling C is what this class is for
    private static MethodHandle find(String name, FunctionDescriptor signature, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options);
    }

    private static IllegalStateException uncallable(Throwable cause) {
        return new IllegalStateException("descriptor-inherited: the C library cannot be called: " + cause.getMessage(),
                cause);
    }
}
