package dev.closewait.bench.table;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.nio.file.Path;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;

/** A library in Java that reads sockets. */
enum JavaReader {
    NETLINK {
        @Override
        Reading open() throws SocketTableException {
            return reading(SocketTables.netlink());
        }
    },
    PROC {
        @Override
        Reading open() throws SocketTableException {
            return reading(SocketTables.proc(Path.of("/proc/net")));
        }
    },
    OSHI {
        // It has no way to ask for one state: it gives all connections, each with its process.
        @Override
        Reading open() {
            InternetProtocolStats stats = new SystemInfo().getOperatingSystem().getInternetProtocolStats();
            return () -> {
                long rows = 0;
                for (InternetProtocolStats.IPConnection connection : stats.getConnections()) {
                    if (connection.getState() == InternetProtocolStats.TcpState.CLOSE_WAIT) {
                        rows++;
                    }
                }
                return rows;
            };
        }
    };

    /** Reads once, and gives how many sockets it saw. */
    @FunctionalInterface
    interface Reading {
        long rows() throws SocketTableException;
    }

    abstract Reading open() throws SocketTableException;

    /** The table stays open, and its columns are filled again and again, as a watch does it. */
    private static Reading reading(SocketTable table) {
        SocketColumns columns = new SocketColumns();
        return () -> {
            table.read(TcpState.CLOSE_WAIT.bit(), columns);
            return columns.size();
        };
    }
}
