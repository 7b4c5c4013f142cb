package dev.closewait.detector.observation;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import java.io.IOException;
import java.util.OptionalLong;

/** Opens the socket table of the process that its argument numbers, and prints the notices. */
final class TableOfProcessMain {
    private TableOfProcessMain() {}

    public static void main(String[] arguments) throws IOException {
        try (SocketTable table = SocketTables.open(OptionalLong.of(Long.parseLong(arguments[0])), System.out::println)) {
            System.out.println("reads " + table.source());
        }
    }
}
