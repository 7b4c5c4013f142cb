package dev.closewait.lessons.event;

/** What a segment is for. All but SYN acknowledge as well; that is not said of each. */
public enum SegmentKind {
    SYN("SYN"), SYN_ACK("SYN+ACK"), ACK("ACK"), DATA("data"), FIN("FIN"), RST("RST");

    private final String text;

    SegmentKind(String text) {
        this.text = text;
    }

    /** As one writes it: {@code SYN+ACK}, {@code FIN}, {@code data}. */
    @Override
    public String toString() {
        return text;
    }
}
