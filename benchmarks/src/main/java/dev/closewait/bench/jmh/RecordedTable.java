package dev.closewait.bench.jmh;

import dev.closewait.bench.jmh.SocketTableBenchmark.Source;
import dev.closewait.detector.socket.NetlinkDump;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel said of its sockets in CLOSE_WAIT, to be parsed without it. */
interface RecordedTable extends Closeable {
    /** Parses all of it. */
    void parse(SocketColumns into) throws IOException;

    /** Records what the kernel says now. */
    static RecordedTable of(Source source) throws IOException {
        return switch (source) {
            case NETLINK -> new Dump(NetlinkDump.record(TcpState.CLOSE_WAIT.bit()));
            case PROC -> Text.copied();
        };
    }

    /** Datagrams, in memory. */
    record Dump(NetlinkDump dump) implements RecordedTable {
        @Override
        public void parse(SocketColumns into) {
            dump.parse(into);
        }

        @Override
        public void close() {
            dump.close();
        }
    }

    /** The files {@code tcp} and {@code tcp6}, copied, so that they are read without being made. */
    record Text(Path directory, SocketTable table) implements RecordedTable {
        private static final List<String> FILES = List.of("tcp", "tcp6");
        private static final Path PROC_NET = Path.of("/proc/net");
        /** No disk. */
        private static final Path MEMORY = Path.of("/dev/shm");
        private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

        private static Text copied() throws IOException {
            Path parent = Files.isDirectory(MEMORY) ? MEMORY : TEMPORARY;
            Path directory = Files.createTempDirectory(parent, "closewait-");
            try {
                for (String name : FILES) {
                    copy(name, directory);
                }
                return new Text(directory, SocketTables.proc(directory));
            } catch (IOException e) {
                delete(directory);
                throw e;
            }
        }

        /** In the old way: the new one asks for a file's size first, and those of /proc say 0. */
        private static void copy(String name, Path directory) throws IOException {
            File from = PROC_NET.resolve(name).toFile();
            if (from.exists()) { // Without IPv6 there is one.
                try (FileInputStream in = new FileInputStream(from)) {
                    Files.write(directory.resolve(name), in.readAllBytes());
                }
            }
        }

        private static void delete(Path directory) throws IOException {
            for (String name : FILES) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.delete(directory);
        }

        @Override
        public void parse(SocketColumns into) throws IOException {
            table.read(TcpState.CLOSE_WAIT.bit(), into);
        }

        @Override
        public void close() throws IOException {
            table.close();
            delete(directory);
        }
    }
}
