package dev.closewait.detector.explain;

/**
 * The least and the most of some numbers.
 *
 * @param count how many there were; 0 leaves least and most without a meaning
 */
public record Range(long count, long least, long most) {
    static final Range NONE = new Range(0, Long.MAX_VALUE, 0);

    Range with(long number) {
        return new Range(count + 1, Math.min(least, number), Math.max(most, number));
    }

    Range and(Range other) {
        return new Range(count + other.count, Math.min(least, other.least), Math.max(most, other.most));
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
