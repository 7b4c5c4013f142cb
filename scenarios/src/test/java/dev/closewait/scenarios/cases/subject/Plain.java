package dev.closewait.scenarios.cases.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What the programs share: the least HTTP that client-sim understands, and how they say that they are ready. */
final class Plain {
    /** The backlog that a Java server has unless it asks for another. */
    private static final int BACKLOG = 50;
    private static final int LONGEST_MESSAGE = 4096;
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n"
            .getBytes(StandardCharsets.US_ASCII);

    private Plain() {}

    static ServerSocket listen() throws IOException {
        return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    /** Port 0 is for a client. */
    static void sayReady(int port) {
        System.out.println("{\"event\":\"ready\",\"port\":" + port + "}");
    }

    /** Reads what is there, and waits for it: a request or a response always comes in one piece. False at the end. */
    static boolean read(Socket socket) throws IOException {
        return socket.getInputStream().read(new byte[LONGEST_MESSAGE]) >= 0;
    }

    static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST);
    }

    static void answer(Socket socket) throws IOException {
        socket.getOutputStream().write(RESPONSE);
    }
}
