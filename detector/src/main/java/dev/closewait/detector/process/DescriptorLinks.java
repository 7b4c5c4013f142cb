package dev.closewait.detector.process;

import java.nio.file.Path;

/** Where the descriptors of a process lead, as the links in {@code /proc/PID/fd} tell; not safe for use by several threads. */
interface DescriptorLinks {
    /** What the link of every socket begins with, and nothing else's. */
    String SOCKET = "socket:[";

    /** Takes the sockets of a process one by one. */
    @FunctionalInterface
    interface Visitor {
        /** Takes the inode of a socket and the number of its descriptor; says whether to go on. */
        boolean visit(long inode, int descriptor);
    }

    /**
     * Gives the inode of each socket that a directory has a link to, the newest descriptor first, since a new socket is
     * mostly what is looked for.
     *
     * @param directory of links that are named by numbers
     * @param visitor takes each socket, and says whether to go on; it does not come back here
     * @return whether the directory could be read
     */
    boolean sockets(Path directory, Visitor visitor);

    /** The inode of the socket that a descriptor is; 0 when it is something else, or gone. */
    long socketInode(Path directory, int descriptor);

    /** The C library's, which allocate nothing for a descriptor; where this Java may not call it, Java's own. */
    static DescriptorLinks reader() {
        try {
            return new NativeLinks();
        } catch (IllegalCallerException | UnsupportedOperationException | LinkageError e) {
            return new JavaLinks();
        }
    }
}
