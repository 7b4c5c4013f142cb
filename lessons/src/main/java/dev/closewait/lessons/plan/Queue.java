package dev.closewait.lessons.plan;

import java.util.function.IntPredicate;

/** What a lesson says of Recv-Q or Send-Q. */
public record Queue(String text, IntPredicate test) {
    /** So many bytes; of a listener, so many connections. */
    public static Queue exactly(int count) {
        return new Queue(Integer.toString(count), value -> value == count);
    }

    /** More than this; how much more is the kernel's affair. */
    public static Queue moreThan(int count) {
        return new Queue("more than " + count, value -> value > count);
    }

    /** Nothing is said of it. */
    public static Queue any() {
        return new Queue("anything", _ -> true);
    }

    public boolean holds(int value) {
        return test.test(value);
    }
}
