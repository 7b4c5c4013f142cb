package dev.closewait.lessons.socket;

import dev.closewait.detector.libc.Libc;

/**
 * The error numbers that lessons meet (asm-generic/errno.h), with the words that the C library has for them in English: its own
 * come in the language of the machine, and what a lesson shows must not.
 */
public enum Errno {
    EINTR(4, "Interrupted system call"), EAGAIN(11, "Resource temporarily unavailable"), EPIPE(32,
            "Broken pipe"), EADDRINUSE(98, "Address already in use"), ECONNRESET(104,
                    "Connection reset by peer"), ETIMEDOUT(110, "Connection timed out"), ECONNREFUSED(111,
                            "Connection refused"), EINPROGRESS(115,
                                    "Operation now in progress"), ECANCELED(125, "Operation canceled");

    private final int number;
    private final String words;

    Errno(int number, String words) {
        this.number = number;
        this.words = words;
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
        for (Errno errno : values()) {
            if (errno.number == -result) {
                return "-1 " + errno + " (" + errno.words + ")";
            }
        }
        return "-1 " + Libc.describe(-result); // no lesson says so
    }
}
