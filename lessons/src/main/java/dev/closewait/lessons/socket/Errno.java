package dev.closewait.lessons.socket;

import dev.closewait.detector.libc.Libc;

/** The error numbers that lessons meet (asm-generic/errno.h). */
public enum Errno {
    EINTR(4), EAGAIN(11), EPIPE(32), EADDRINUSE(98), ECONNRESET(104), ETIMEDOUT(110), ECONNREFUSED(111), EINPROGRESS(
            115), ECANCELED(125);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The number that the kernel gives. */
    public int number() {
        return number;
    }

    /** How strace(1) writes a result: {@code 0}, {@code 18}, {@code -1 EPIPE (Broken pipe)}. */
    static String text(int result) {
        if (result >= 0) {
            return Integer.toString(result);
        }
        String says = Libc.describe(-result);
        for (Errno errno : values()) {
            if (errno.number == -result) {
                return "-1 " + errno + says.substring(says.indexOf(" ("));
            }
        }
        return "-1 " + says;
    }
}
