package dev.closewait.detector.socket;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The socket table as {@code tcp} and {@code tcp6} under {@code /proc/net} give it. The kernel prints every socket,
 * whatever its state, and says neither cookies, nor when a peer was last heard of, nor a listener's limit: those
 * columns stay {@link SocketColumns#UNKNOWN}, and the cookie is a hash of endpoints and inode.
 *
 * <p>The kernel prints a page at a time, so a socket can come twice, and is then taken once.
 */
final class ProcSocketTable implements SocketTable {
    /** Several of the pages that the kernel prints at once, and always room for a line. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path tcp;
    private final Path tcp6;
    /** Is there if and only if the kernel has IPv6. */
    private final Path ipv6;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ProcRow row = new ProcRow();
    private final CookieSet seen = new CookieSet();

    private ProcSocketTable(Path directory) {
        tcp = directory.resolve("tcp");
        tcp6 = directory.resolve("tcp6");
        ipv6 = directory.resolve("if_inet6");
    }

    /** The table in this directory, after a look at its listeners has shown that it can be read. */
    static ProcSocketTable open(Path directory) throws SocketTableException {
        ProcSocketTable table = new ProcSocketTable(directory);
        table.read(TcpState.LISTEN.bit(), new SocketColumns());
        return table;
    }

    @Override
    public void read(int states, SocketColumns into) throws SocketTableException {
        into.clear();
        seen.clear();
        try {
            read(tcp, states, into);
            if (Files.exists(tcp6) || Files.exists(ipv6)) {
                read(tcp6, states, into);
            }
        } catch (SocketTableException e) {
            into.clear();
            throw e;
        }
    }

    private void read(Path file, int states, SocketColumns into) throws SocketTableException {
        int line = 0;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            int filled = 0;
            for (int count; (count = in.read(buffer, filled, buffer.length - filled)) > 0;) {
                filled += count;
                int from = 0;
                for (int to = lineEnd(from, filled); to < filled; to = lineEnd(from, filled)) {
                    if (++line > 1) { // the first names the columns
                        row.parse(buffer, from, to, states, seen, into);
                    }
                    from = to + 1;
                }
                System.arraycopy(buffer, from, buffer, 0, filled - from);
                filled -= from;
            }
            if (filled > 0 || line == 0) {
                throw new SocketTableException(file + ": ends in the middle of line " + (line + 1) + "; read it again");
            }
        } catch (ProcRow.MalformedException e) {
            throw new SocketTableException(file + ", line " + line + ": " + e.getMessage()
                    + "; this kernel's format is not known here, use netlink", e);
        } catch (SocketTableException e) {
            throw e;
        } catch (IOException e) {
            throw new SocketTableException(file + ": cannot be read (" + e.getMessage()
                    + "); mount proc there, or name a directory that has it", e);
        }
    }

    /** The position of the next line feed, or of the end of what was read. */
    private int lineEnd(int from, int filled) {
        int to = from;
        while (to < filled && buffer[to] != '\n') {
            to++;
        }
        return to;
    }

    @Override
    public String source() {
        return tcp.toString();
    }

    /** Nothing is held open between reads. */
    @Override
    public void close() {}
}
