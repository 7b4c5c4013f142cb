package dev.closewait.detector.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Looks through the descriptors of processes for sockets: a system call for each descriptor, so the costly step. */
final class DescriptorWalk {
    private static final String SOCKET_LINK = "socket:[";

    private final Path proc;

    /** Takes the sockets of a process one by one. */
    @FunctionalInterface
    interface Visitor {
        /** Takes the inode of a socket and the link to it, {@code /proc/PID/fd/N}; says whether to go on. */
        boolean visit(long inode, Path descriptor);
    }

    DescriptorWalk(Path proc) {
        this.proc = proc;
    }

    /** The processes there are, in order of their numbers. */
    List<Long> processes() {
        return Arrays.stream(ProcFiles.names(proc)).filter(ProcFiles::isNumber).map(Long::valueOf).sorted().toList();
    }

    /**
     * Gives the inode of each socket that a process has open, the newest descriptor first, since a new socket is
     * mostly what is looked for.
     *
     * @param visitor takes each socket, and says whether to go on
     * @return whether it was permitted to look
     */
    boolean sockets(long pid, Visitor visitor) {
        Path process = proc.resolve(Long.toString(pid));
        Path directory = process.resolve("fd");
        String[] names = directory.toFile().list();
        if (names == null) {
            return !isUserProcess(process);
        }
        Arrays.sort(names, Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()).reversed());
        for (String name : names) {
            Path descriptor = directory.resolve(name);
            long inode = socketInode(descriptor);
            if (inode != 0 && !visitor.visit(inode, descriptor)) {
                return true;
            }
        }
        return true;
    }

    /** Whether a process is there and has memory of its own; those without one, the kernel's, own no sockets. */
    private static boolean isUserProcess(Path process) {
        return ProcFiles.text(process.resolve("cmdline")).filter(line -> !line.isEmpty()).isPresent();
    }

    /** The inode behind a link {@code socket:[INODE]}; 0 for whatever else is open there. */
    static long socketInode(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(SOCKET_LINK)
                    ? Long.parseLong(target, SOCKET_LINK.length(), target.length() - 1, 10)
                    : 0;
        } catch (IOException e) {
            return 0; // closed since the directory was read
        }
    }
}
