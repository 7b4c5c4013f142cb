package dev.closewait.lessons.event;

/** Why a step goes as it goes, in one paragraph, and where that is written down. */
public record Reason(String paragraph, Source source) {
    /** The paragraph with its source behind it, for one line of text. */
    @Override
    public String toString() {
        return paragraph + " (" + source + ")";
    }
}
