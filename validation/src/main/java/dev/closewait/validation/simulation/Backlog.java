package dev.closewait.validation.simulation;

import java.util.Arrays;

/** Connections that wait to be accepted, by the times at which they will be, which are known when they come. */
final class Backlog {
    private static final int FIRST_CAPACITY = 64;

    /** A ring, the size of which is a power of two. */
    private double[] accepted = new double[FIRST_CAPACITY];
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** When the first of them is accepted. */
    double first() {
        return accepted[first];
    }

    /** Takes one that is accepted after all that are there. */
    void add(double at) {
        if (size == accepted.length) {
            double[] larger = new double[size * 2];
            for (int i = 0; i < size; i++) {
                larger[i] = get(i);
            }
            accepted = larger;
            first = 0;
        }
        accepted[(first + size++) & (accepted.length - 1)] = at;
    }

    /** What has been accepted by then stands here no more. */
    void accept(double by) {
        while (size > 0 && accepted[first] <= by) {
            first = (first + 1) & (accepted.length - 1);
            size--;
        }
    }

    /** Others stand in their places, and are accepted so much later. */
    void delay(double millis) {
        for (int i = 0; i < accepted.length; i++) {
            accepted[i] += millis;
        }
    }

    /** Others stand in their places, so many, and are accepted one after the other between two times. */
    void replace(long number, double from, double until) {
        clear();
        for (long i = 1; i <= number; i++) {
            add(from + (until - from) * i / number);
        }
    }

    void clear() {
        first = 0;
        size = 0;
        Arrays.fill(accepted, 0);
    }

    private double get(int place) {
        return accepted[(first + place) & (accepted.length - 1)];
    }
}
