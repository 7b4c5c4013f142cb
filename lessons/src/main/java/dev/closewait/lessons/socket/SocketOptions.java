package dev.closewait.lessons.socket;

/** The options that lessons set, as socket(7) and tcp(7) have them. */
public sealed interface SocketOptions permits LessonSocket {
    /**
     * Sets an option.
     *
     * @param text the option and its value, as it would stand in C
     * @param values an {@code int}, or the members of a structure
     */
    Call option(String text, int level, int option, int... values);

    /** A small receive buffer, so that little fills it; to be set before the socket is connected. */
    default Call receiveBuffer(int bytes) {
        return option("SO_RCVBUF, " + bytes, TcpCalls.SOL_SOCKET, TcpCalls.SO_RCVBUF, bytes);
    }

    default Call sendBuffer(int bytes) {
        return option("SO_SNDBUF, " + bytes, TcpCalls.SOL_SOCKET, TcpCalls.SO_SNDBUF, bytes);
    }

    default Call reuseAddress() {
        return option("SO_REUSEADDR, 1", TcpCalls.SOL_SOCKET, TcpCalls.SO_REUSEADDR, 1);
    }

    /** Wakes the listener only when data has come: until then the kernel ignores the last ACK of the handshake. */
    default Call deferAccept(int seconds) {
        return option("TCP_DEFER_ACCEPT, " + seconds, TcpCalls.IPPROTO_TCP, TcpCalls.TCP_DEFER_ACCEPT, seconds);
    }

    /** How long the kernel keeps it in FIN_WAIT_2 when no process holds it any more, in place of {@code tcp_fin_timeout}. */
    default Call finTimeout(int seconds) {
        return option("TCP_LINGER2, " + seconds, TcpCalls.IPPROTO_TCP, TcpCalls.TCP_LINGER2, seconds);
    }

    /** After how long a silence the kernel asks whether the peer is still there. */
    default Call keepAliveIdle(int seconds) {
        return option("TCP_KEEPIDLE, " + seconds, TcpCalls.IPPROTO_TCP, TcpCalls.TCP_KEEPIDLE, seconds);
    }

    default Call keepAlive() {
        return option("SO_KEEPALIVE, 1", TcpCalls.SOL_SOCKET, TcpCalls.SO_KEEPALIVE, 1);
    }

    /** Makes {@code close()} abort the connection: RST, no FIN. */
    default Call lingerZero() {
        return option("SO_LINGER, {on, 0 s}", TcpCalls.SOL_SOCKET, TcpCalls.SO_LINGER, 1, 0);
    }
}
