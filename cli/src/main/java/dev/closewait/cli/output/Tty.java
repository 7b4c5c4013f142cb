package dev.closewait.cli.output;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the terminal driver tells and can be told (ioctl_tty(2), termios(3)): the size, and whether keys come one by one.
 * Asked through the C library, for {@code stty} would be a process at every look.
 */
@SuppressWarnings("restricted") // closewait is started with native access: the socket table needs it as well
public final class Tty {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    /** A device that is no terminal. */
    private static final Path NOWHERE = Path.of("/dev/null");

    /** {@code struct winsize}: rows, columns, and two that nobody fills. */
    private static final long TIOCGWINSZ = 0x5413;
    private static final long WINSIZE_BYTES = 8;
    private static final long COLUMNS_AT = 2;

    /** {@code struct termios} of the C library on Linux, with some room; the local modes are its fourth word. */
    private static final long TERMIOS_BYTES = 128;
    private static final long LOCAL_MODES_AT = 12;
    private static final int ICANON = 0x2;
    private static final int ECHO = 0x8;
    private static final int TCSANOW = 0;
    /** The key that suspends, Ctrl-Z: VSUSP of the control characters, which follow the modes and a byte. */
    private static final long SUSPEND_AT = 17 + 10;
    /** _POSIX_VDISABLE: no key does it. */
    private static final byte NO_KEY = 0;

    private Tty() {}

    /**
     * How much a terminal shows.
     *
     * @param width columns
     * @param height lines
     */
    public record Size(int width, int height) {}

    /** Whether standard input is a terminal. */
    public static boolean isInput() {
        return isTerminal(INPUT);
    }

    /** Whether standard output is a terminal. */
    public static boolean isOutput() {
        return isTerminal(OUTPUT);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            return mayBeTerminal(descriptor) && (int) Calls.ISATTY.invokeExact(descriptor) == 1;
        } catch (Throwable uncallable) {
            throw uncallable("isatty", uncallable);
        }
    }

    /** To link the C library's functions takes longer than most commands: pipes and files are told without it. */
    private static boolean mayBeTerminal(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(descriptor)));
            return target.isAbsolute() && !target.equals(NOWHERE) && !Files.isRegularFile(target);
        } catch (IOException | UnsupportedOperationException untold) {
            return true;
        }
    }

    /** The size of the terminal that standard output is; empty when it is none, or does not know its size. */
    public static Optional<Size> size() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(WINSIZE_BYTES);
            int failed = (int) Calls.IOCTL.invokeExact(OUTPUT, TIOCGWINSZ, size);
            int width = Short.toUnsignedInt(size.get(JAVA_SHORT, COLUMNS_AT));
            int height = Short.toUnsignedInt(size.get(JAVA_SHORT, 0));
            return failed == 0 && width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
        } catch (Throwable uncallable) {
            throw uncallable("ioctl", uncallable);
        }
    }

    /**
     * Lets keys that are typed come one by one and unseen; Ctrl-C stays what it is. Ctrl-Z becomes a key as any other, for
     * who is suspended cannot give the terminal back.
     *
     * @return undoes it; empty when standard input is no terminal
     */
    public static Optional<Runnable> keyByKey() {
        byte[] before = new byte[(int) TERMIOS_BYTES];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment modes = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
            if ((int) Calls.TCGETATTR.invokeExact(INPUT, modes) != 0) {
                return Optional.empty();
            }
            MemorySegment.copy(modes, ValueLayout.JAVA_BYTE, 0, before, 0, before.length);
            modes.set(JAVA_INT, LOCAL_MODES_AT, modes.get(JAVA_INT, LOCAL_MODES_AT) & ~(ICANON | ECHO));
            modes.set(ValueLayout.JAVA_BYTE, SUSPEND_AT, NO_KEY);
            int failed = (int) Calls.TCSETATTR.invokeExact(INPUT, TCSANOW, modes);
            return failed == 0 ? Optional.of(() -> set(before)) : Optional.empty();
        } catch (Throwable uncallable) {
            throw uncallable("tcsetattr", uncallable);
        }
    }

    private static void set(byte[] before) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment modes = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
            MemorySegment.copy(before, 0, modes, ValueLayout.JAVA_BYTE, 0, before.length);
            int ignored = (int) Calls.TCSETATTR.invokeExact(INPUT, TCSANOW, modes); // the terminal may be gone by now
        } catch (Throwable uncallable) {
            throw uncallable("tcsetattr", uncallable);
        }
    }

    private static IllegalStateException uncallable(String name, Throwable why) {
        return new IllegalStateException(name + " of the C library cannot be called", why);
    }

    /** The functions, linked when the first of them is called. */
    private static final class Calls {
        static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle IOCTL = find("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                Linker.Option.firstVariadicArg(2));
        static final MethodHandle ISATTY = find("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        static final MethodHandle TCGETATTR = find("tcgetattr",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        static final MethodHandle TCSETATTR = find("tcsetattr",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

        private static MethodHandle find(String name, FunctionDescriptor type, Linker.Option... options) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
        }
    }
}
