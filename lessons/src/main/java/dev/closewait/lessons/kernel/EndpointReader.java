package dev.closewait.lessons.kernel;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.TcpInfo;
import java.util.List;
import java.util.Optional;

/** Finds the endpoints of a lesson in the kernel's socket table, by their addresses. */
final class EndpointReader {
    /** As sockets have it that no process holds. */
    private static final long NO_INODE = 0;

    private final SocketTable table;
    private final SocketColumns columns = new SocketColumns();

    EndpointReader(SocketTable table) {
        this.table = table;
    }

    /** The endpoints as they are at this instant, in the given order. */
    List<EndpointView> read(List<LessonSocket> sockets) throws SocketTableException {
        table.read(TcpState.ALL_BITS, columns);
        return sockets.stream().map(this::view).toList();
    }

    private EndpointView view(LessonSocket socket) {
        for (int row = 0; row < columns.size(); row++) {
            if (isOf(socket, row)) {
                return view(socket, columns.state(row).orElse(TcpState.CLOSED), columns.receiveQueue(row),
                        columns.sendQueue(row));
            }
        }
        return view(socket, TcpState.CLOSED, 0, 0);
    }

    private boolean isOf(LessonSocket socket, int row) {
        return socket.local().filter(columns.localEndpoint(row)::equals).isPresent()
                && columns.remotePort(row) == socket.remote().map(Endpoint::port).orElse(0)
                && ownsIt(socket, row);
    }

    /** Addresses are used again: the row may be of the connection before this one, or after it. */
    private boolean ownsIt(LessonSocket socket, int row) {
        long inode = columns.inode(row);
        Optional<TcpState> own = socket.info().map(TcpInfo::state);
        return inode == socket.inode().orElse(NO_INODE)
                || (inode == NO_INODE && own.filter(TcpState.CLOSED::equals).isPresent()
                        && columns.state(row).filter(TcpState.TIME_WAIT::equals).isPresent());
    }

    private static EndpointView view(LessonSocket socket, TcpState state, int receiveQueue, int sendQueue) {
        return new EndpointView(socket.name(), socket.role(), socket.local(), socket.remote(), state, receiveQueue,
                sendQueue, socket.descriptor());
    }
}
