package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Looks through the descriptors of processes for sockets: a system call for each descriptor, so the costly step. */
final class DescriptorWalk {
    private final Path proc;
    private final DescriptorLinks links = DescriptorLinks.reader();

    DescriptorWalk(Path proc) {
        this.proc = proc;
    }

    /** The processes there are, in order of their numbers. */
    List<Long> processes() {
        return Arrays.stream(ProcFiles.names(proc)).filter(ProcFiles::isNumber).map(Long::valueOf).sorted().toList();
    }

    /**
     * Gives the inode of each socket that a process has open, the newest descriptor first.
     *
     * @param visitor takes each socket, and says whether to go on; it does not come back here
     * @return whether it was permitted to look
     */
    boolean sockets(long pid, DescriptorLinks.Visitor visitor) {
        return links.sockets(directory(pid), visitor) || !isUserProcess(pid);
    }

    /** The inode of the socket that a descriptor of a process is; 0 for whatever else is open there. */
    long socketInode(long pid, int descriptor) {
        return links.socketInode(directory(pid), descriptor);
    }

    /** Whether a process is there and has memory of its own; those without one, the kernel's, own no sockets. */
    private boolean isUserProcess(long pid) {
        Path commandLine = process(pid).resolve("cmdline");
        return ProcFiles.text(commandLine).filter(line -> !line.isEmpty()).isPresent();
    }

    private Path directory(long pid) {
        return process(pid).resolve("fd");
    }

    private Path process(long pid) {
        return proc.resolve(Long.toString(pid));
    }
}
