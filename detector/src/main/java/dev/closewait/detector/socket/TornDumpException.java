package dev.closewait.detector.socket;

/** A dump that the kernel did not give whole; another one may succeed. */
final class TornDumpException extends Exception {
    private static final long serialVersionUID = 1L;

    TornDumpException(String message) {
        super(message);
    }
}
