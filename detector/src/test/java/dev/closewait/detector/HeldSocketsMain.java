package dev.closewait.detector;

import java.io.IOException;

/** A process with a listener, whose port it prints, and one socket in CLOSE_WAIT; it ends when its input does. */
public final class HeldSocketsMain {
    private HeldSocketsMain() {}

    public static void main(String... arguments) throws IOException {
        try (HeldSockets held = HeldSockets.dualStack(20)) {
            held.closeWait(0);
            System.out.println(held.port());
            while (System.in.read() >= 0) {
                // It is the end that is waited for.
            }
        }
    }
}
