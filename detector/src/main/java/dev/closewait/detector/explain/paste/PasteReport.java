package dev.closewait.detector.explain.paste;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of the lines of a text.
 *
 * @param lines how many there were
 * @param blankLines of these
 * @param rows read as sockets
 * @param tables headers of tables
 * @param notUnderstood lines that are none of what is expected
 * @param examples the numbers of the first of these
 * @param first the beginning of the first line that was not understood
 * @param cutLines lines of which only the beginning was read
 * @param stateAssumed rows whose table has no State column, taken to be what {@code ss} was asked for
 * @param ownersHidden the tool said that it may not see every process
 */
public record PasteReport(long lines, long blankLines, long rows, long tables, long notUnderstood, List<Long> examples,
        Optional<String> first, long cutLines, long stateAssumed, boolean ownersHidden) {
    public PasteReport {
        examples = List.copyOf(examples);
    }

    /** Whether anything was there that can be explained; a header without rows can: nothing was in that state. */
    public boolean usable() {
        return rows + tables > 0;
    }

    /** Whether what was read may be a small part of what the text was meant to say. */
    public boolean mostlyUnknown() {
        return notUnderstood > rows + tables;
    }

    /** The first line that was not understood. */
    public OptionalLong firstNumber() {
        return examples.isEmpty() ? OptionalLong.empty() : OptionalLong.of(examples.getFirst());
    }
}
