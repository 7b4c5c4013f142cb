package dev.closewait.detector.process;

import java.io.IOException;

/** A process that burns CPU on several threads until its standard input ends, so also when its parent does. */
final class BusyLoop {
    private BusyLoop() {}

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
        }
        while (System.in.read() >= 0) {
            // nothing is expected but the end
        }
    }
}
