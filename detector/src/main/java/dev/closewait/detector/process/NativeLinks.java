package dev.closewait.detector.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Links as the C library reads them: two system calls for hundreds of descriptors, and one for each, by its name in the open
 * directory. All memory is taken once.
 *
 * <p>Layout: {@code struct linux_dirent64} of getdents64(2).
 */
final class NativeLinks implements DescriptorLinks {
    private static final int O_RDONLY_CLOEXEC = 0x80000;

    private static final int ENTRY_LENGTH = 16;
    private static final int ENTRY_NAME = 19;
    private static final int ENTRIES_BYTES = 32 * 1024;
    /** As long as the paths of {@code /proc} are, and those of tests. */
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 16;
    /** {@code socket:[}, a number, and a bracket. */
    private static final int LONGEST_SOCKET = 32;

    private static final MemorySegment SOCKET_BYTES = MemorySegment.ofArray(SOCKET.getBytes(US_ASCII));
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

    private final Libc libc;
    private final MemorySegment path;
    private final MemorySegment entries;
    private final MemorySegment name;
    private final MemorySegment target;
    private int[] descriptors = new int[64];

    /** @throws LinkageError or another when this Java may not call the C library, or that lacks a call */
    NativeLinks() {
        Arena arena = Arena.ofAuto();
        libc = new Libc(arena);
        path = arena.allocate(LONGEST_PATH);
        entries = arena.allocate(ENTRIES_BYTES, Long.BYTES);
        name = arena.allocate(LONGEST_NAME);
        target = arena.allocate(LONGEST_SOCKET);
        libc.getdents64(-1, entries); // no directory: it shows that there is such a call
    }

    @Override
    public boolean sockets(Path directory, Visitor visitor) {
        int opened = open(directory);
        if (opened < 0) {
            return false;
        }
        try {
            int count = list(opened);
            for (int at = count - 1; at >= 0; at--) {
                long inode = socketInode(opened, descriptors[at]);
                if (inode != 0 && !visitor.visit(inode, descriptors[at])) {
                    return true;
                }
            }
            return true;
        } finally {
            libc.close(opened);
        }
    }

    @Override
    public long socketInode(Path directory, int descriptor) {
        int opened = open(directory);
        if (opened < 0) {
            return 0;
        }
        try {
            return socketInode(opened, descriptor);
        } finally {
            libc.close(opened);
        }
    }

    private int open(Path directory) {
        path.setString(0, directory.toString());
        return libc.open(path, O_RDONLY_CLOEXEC);
    }

    /** Lists the numbers in an open directory, in their order; says how many there are. */
    private int list(int directory) {
        int count = 0;
        for (int bytes = libc.getdents64(directory, entries); bytes > 0; bytes = libc.getdents64(directory, entries)) {
            for (int at = 0; at < bytes; at += Short.toUnsignedInt(entries.get(SHORT, at + ENTRY_LENGTH))) {
                int number = number(at + ENTRY_NAME);
                if (number >= 0) {
                    descriptors = count < descriptors.length ? descriptors : Arrays.copyOf(descriptors, count * 2);
                    descriptors[count++] = number;
                }
            }
        }
        Arrays.sort(descriptors, 0, count);
        return count;
    }

    /** The number that an entry is named by; negative when it is another name, as that of the directory itself. */
    private int number(int nameAt) {
        int number = 0;
        for (int at = nameAt; entries.get(BYTE, at) != 0; at++) {
            int digit = entries.get(BYTE, at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private long socketInode(int directory, int descriptor) {
        setName(descriptor);
        int length = libc.readlinkat(directory, name, target);
        int prefix = SOCKET.length();
        if (length <= prefix || MemorySegment.mismatch(target, 0, prefix, SOCKET_BYTES, 0, prefix) >= 0) {
            return 0; // something else, or closed since the directory was read
        }
        long inode = 0;
        for (int at = prefix; at < length - 1; at++) {
            inode = inode * 10 + (target.get(BYTE, at) - '0');
        }
        return inode;
    }

    private void setName(int descriptor) {
        int digits = 1;
        for (int rest = descriptor; rest >= 10; rest /= 10) {
            digits++;
        }
        name.set(BYTE, digits, (byte) 0);
        int rest = descriptor;
        for (int at = digits - 1; at >= 0; at--) {
            name.set(BYTE, at, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
