package dev.closewait.validation.simulation;

import java.util.Arrays;

/** What is going to happen, the earliest first: a binary heap of times with a number each, in two arrays. */
final class Agenda {
    private static final int FIRST_CAPACITY = 64;

    private double[] times = new double[FIRST_CAPACITY];
    private int[] numbers = new int[FIRST_CAPACITY];
    private int size;

    void add(double time, int number) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (times[parent] <= time) {
                break;
            }
            times[at] = times[parent];
            numbers[at] = numbers[parent];
            at = parent;
        }
        times[at] = time;
        numbers[at] = number;
    }

    /** When the next thing happens; infinity when nothing does. */
    double nextTime() {
        return size == 0 ? Double.POSITIVE_INFINITY : times[0];
    }

    /** The number of the next thing. */
    int nextNumber() {
        return numbers[0];
    }

    /** Forgets the next thing. */
    void removeNext() {
        size--;
        replaceNext(times[size], numbers[size]);
    }

    /** Puts another thing in place of the next. */
    void replaceNext(double time, int number) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[at] = times[child];
            numbers[at] = numbers[child];
            at = child;
        }
        times[at] = time;
        numbers[at] = number;
    }

    /** All that is going to happen happens so much later. */
    void delay(double millis) {
        for (int i = 0; i < size; i++) {
            times[i] += millis;
        }
    }

    void clear() {
        size = 0;
    }
}
