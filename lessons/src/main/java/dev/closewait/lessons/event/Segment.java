package dev.closewait.lessons.event;

/**
 * A segment that crossed, or a row of alike ones.
 *
 * @param from the name of the endpoint that sent it
 * @param to the name of the endpoint it went to
 * @param bytes how many bytes of data it carries; of a row of them, 0
 * @param many whether it stands for a row of one or more, of which the number is the kernel's affair
 * @param evidence how it is known that it crossed
 */
public record Segment(String from, String to, SegmentKind kind, int bytes, boolean many, Evidence evidence) {
    /** As one writes it: {@code FIN}, {@code data, 18 bytes}, {@code data …}. */
    public String text() {
        return many
                ? kind + " …"
                : bytes > 0 ? kind + ", " + bytes + (bytes == 1 ? " byte" : " bytes") : kind.toString();
    }
}
