package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PasteReport;
import java.util.List;

/**
 * What can be said of a pasted table.
 *
 * @param finding what it comes to
 * @param summary the same in a sentence
 * @param closeWait sockets in CLOSE_WAIT in the last snapshot
 * @param movement what happened between the snapshots
 * @param groups what its rows reveal, most rows first
 * @param suggests what the whole suggests, in sentences
 * @param cannotTell what the text cannot tell, in sentences
 * @param next what to run next, most telling first
 * @param report what became of the lines
 */
public record Explanation(Finding finding, String summary, long closeWait, Movement movement, List<RowGroup> groups,
        List<String> suggests, List<String> cannotTell, List<NextCommand> next, PasteReport report) {
    public Explanation {
        groups = List.copyOf(groups);
        suggests = List.copyOf(suggests);
        cannotTell = List.copyOf(cannotTell);
        next = List.copyOf(next);
    }
}
