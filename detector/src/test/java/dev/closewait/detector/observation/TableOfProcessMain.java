package dev.closewait.detector.observation;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import java.io.IOException;
import java.util.OptionalLong;

/** Opens the socket table of the process that its argument numbers, and prints the notices. */
final class TableOfProcessMain {
    private TableOfProcessMain() {}

    public static void main(String[] arguments) throws IOException {
        OptionalLong process = OptionalLong.of(Long.parseLong(arguments[0]));
        try (SocketTable table = SocketTables.open(process, TableOfProcessMain::print)) {
            print("reads " + table.source());
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
