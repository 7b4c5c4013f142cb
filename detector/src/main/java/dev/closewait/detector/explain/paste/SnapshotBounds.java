package dev.closewait.detector.explain.paste;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells where one look at the table ends and the next begins: at a time, at a header, at a command, and at a blank line
 * behind two rows or more (a text that is set with a blank line between all rows is one look).
 */
final class SnapshotBounds {
    private static final int LEAST_ROWS_OF_A_BLOCK = 2;

    private final PasteListener listener;
    private Optional<Instant> time = Optional.empty();
    private boolean begun;
    private boolean hasHeader;
    private boolean hasIpv6Header;
    private boolean due;
    private long rows;
    private long rowsOfBlock;

    SnapshotBounds(PasteListener listener) {
        this.listener = listener;
    }

    void time(Instant read) {
        startAnew();
        time = Optional.of(read);
    }

    void header(boolean ofIpv6) {
        if (ofIpv6 && !hasIpv6Header && (hasHeader || rows > 0)) {
            due = false; // the second half of what /proc/net/tcp began
        } else if (hasHeader || hasIpv6Header || rows > 0) {
            startAnew();
        }
        hasHeader |= !ofIpv6;
        hasIpv6Header |= ofIpv6;
        begin();
    }

    void command() {
        due = rows > 0;
    }

    void blank() {
        due |= rowsOfBlock >= LEAST_ROWS_OF_A_BLOCK;
        rowsOfBlock = 0;
    }

    void row() {
        if (due) {
            startAnew();
        }
        begin();
        rows++;
        rowsOfBlock++;
    }

    private void begin() {
        if (!begun) {
            begun = true;
            listener.snapshot(time);
        }
    }

    private void startAnew() {
        // A time that no table has followed yet is replaced by the next one.
        time = Optional.empty();
        begun = false;
        hasHeader = false;
        hasIpv6Header = false;
        due = false;
        rows = 0;
        rowsOfBlock = 0;
    }
}
