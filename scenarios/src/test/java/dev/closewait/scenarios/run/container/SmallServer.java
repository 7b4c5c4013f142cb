package dev.closewait.scenarios.run.container;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server of a few lines: answers, and closes. It needs no class but this one. */
final class SmallServer {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_REQUEST = 4096;

    private SmallServer() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(System.getenv("PORT")))) {
            while (true) {
                try (Socket client = server.accept()) {
                    if (client.getInputStream().read(new byte[LONGEST_REQUEST]) > 0) {
                        client.getOutputStream().write(ANSWER);
                    }
                }
            }
        }
    }
}
