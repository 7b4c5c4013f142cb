package dev.closewait.client.report;

/** One line of client-sim's output. */
public sealed interface Event permits Started, Progress, Report {
    /** The version of these lines; a field may be added without a new one. */
    int VERSION = 1;

    /** Its name in the line. */
    String event();

    /** The version in the line. */
    default int version() {
        return VERSION;
    }
}
