package dev.closewait.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The command line where netlink is not allowed, as in many a container: a seccomp filter refuses such sockets. */
final class WithoutNetlink {
    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_MODE_FILTER = 2;

    /** {@code struct sock_filter}: code, jump if true, jump if false, constant (linux/filter.h). */
    private static final int INSTRUCTION_BYTES = 8;
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff_0000;
    private static final int ERRNO_EAFNOSUPPORT = 0x0005_0000 | 97;
    /** {@code struct seccomp_data}: number of the system call, and its first argument, of which the low half comes first. */
    private static final int SYSTEM_CALL = 0;
    private static final int FIRST_ARGUMENT = 16;
    private static final int AF_NETLINK = 16;

    private static final Linker LINKER = Linker.nativeLinker();

    private WithoutNetlink() {}

    public static void main(String... arguments) throws Throwable {
        int socket = System.getProperty("os.arch").equals("aarch64") ? 198 : 41; // asm-generic/unistd.h, x86-64's
        int[][] filter = {{LOAD_WORD, 0, 0, SYSTEM_CALL}, {JUMP_IF_EQUAL, 0, 3, socket},
            {LOAD_WORD, 0, 0, FIRST_ARGUMENT}, {JUMP_IF_EQUAL, 0, 1, AF_NETLINK}, {RETURN, 0, 0, ERRNO_EAFNOSUPPORT},
            {RETURN, 0, 0, ALLOW}};
        prctl(PR_SET_NO_NEW_PRIVS, 1, MemorySegment.NULL);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate((long) INSTRUCTION_BYTES * filter.length, Long.BYTES);
            for (int at = 0; at < filter.length; at++) {
                MemorySegment instruction = program.asSlice((long) at * INSTRUCTION_BYTES);
                instruction.set(JAVA_SHORT, 0, (short) filter[at][0]);
                instruction.set(JAVA_BYTE, 2, (byte) filter[at][1]);
                instruction.set(JAVA_BYTE, 3, (byte) filter[at][2]);
                instruction.set(JAVA_INT, 4, filter[at][3]);
            }
            MemorySegment lengthAndProgram = arena.allocate(2L * Long.BYTES, Long.BYTES); // struct sock_fprog
            lengthAndProgram.set(JAVA_SHORT, 0, (short) filter.length);
            lengthAndProgram.set(ADDRESS, Long.BYTES, program);
            prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, lengthAndProgram);
        }
        Main.main(arguments); // this thread and those that it starts are held to the filter
    }

    @SuppressWarnings("restricted") // that is what it is for
    private static void prctl(int option, long value, MemorySegment pointer) throws Throwable {
        MethodHandle prctl = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        int result = (int) prctl.invokeExact(option, value, pointer, 0L, 0L);
        if (result != 0) {
            throw new IllegalStateException("prctl " + option + ": expected 0, is " + result);
        }
    }
}
