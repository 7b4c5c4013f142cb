package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedSocket;
import java.util.List;

/**
 * Rows of the last snapshot that say the same.
 *
 * @param sockets how many rows
 * @param receiveQueue Recv-Q, in bytes
 * @param ageMillis how long they have been in CLOSE_WAIT, at least, of those whose age is known
 * @param old of these, the ones that have been for longer than any ordinary request takes, and are not being answered
 * @param owed of those whose {@code tcp_info} is shown, the ones that an answer is still owed to
 * @param informed those whose {@code tcp_info} is shown
 * @param examples the first rows
 */
public record RowGroup(Stopped stopped, Accepted accepted, long sockets, Range receiveQueue, Range ageMillis, long old,
        long owed, long informed, List<PastedSocket> examples) {
    public RowGroup {
        examples = List.copyOf(examples);
    }

    /** What such a row says, in a few sentences. */
    public String says() {
        return RowWords.of(this);
    }
}
