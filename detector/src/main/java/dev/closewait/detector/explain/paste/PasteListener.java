package dev.closewait.detector.explain.paste;

import java.time.Instant;
import java.util.Optional;

/** Is told what a text holds, in its order. */
public interface PasteListener {
    /**
     * A look at the table begins. It may turn out to hold no socket.
     *
     * @param time as the text has it; without a zone, it is read as UTC
     */
    void snapshot(Optional<Instant> time);

    /** A row of the snapshot that began last. */
    void socket(PastedSocket socket);
}
