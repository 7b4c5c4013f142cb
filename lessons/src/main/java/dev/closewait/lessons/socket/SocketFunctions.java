package dev.closewait.lessons.socket;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** The C library's functions for sockets of every family, as socket(2) and the pages beside it have them. */
final class SocketFunctions {
    static final SystemCall SOCKET = SystemCall.ofInt("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    static final SystemCall BIND = SystemCall.ofInt("bind", JAVA_INT, ADDRESS, JAVA_INT);
    static final SystemCall LISTEN = SystemCall.ofInt("listen", JAVA_INT, JAVA_INT);
    static final SystemCall ACCEPT = SystemCall.ofInt("accept4", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final SystemCall CONNECT = SystemCall.ofInt("connect", JAVA_INT, ADDRESS, JAVA_INT);
    static final SystemCall SEND = SystemCall.ofSize("send", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final SystemCall RECV = SystemCall.ofSize("recv", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final SystemCall SHUTDOWN = SystemCall.ofInt("shutdown", JAVA_INT, JAVA_INT);
    static final SystemCall CLOSE = SystemCall.ofInt("close", JAVA_INT);
    static final SystemCall SETSOCKOPT = SystemCall.ofInt("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
            JAVA_INT);
    static final SystemCall GETSOCKOPT = SystemCall.ofInt("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
            ADDRESS);
    static final SystemCall GETSOCKNAME = SystemCall.ofInt("getsockname", JAVA_INT, ADDRESS, ADDRESS);

    private SocketFunctions() {}
}
