package dev.closewait.validation.simulation;

/**
 * The threads that serve. Those that are free are all alike, so only when the others will be is kept: where no queue forms,
 * hardly anything.
 */
final class Workers {
    private final Agenda busy = new Agenda();
    private int free;

    /** All are free. */
    void begin(int number) {
        busy.clear();
        free = number;
    }

    /** When one is free to take what is there at a time that is never less than the one before; infinity for never. */
    double freeAt(double time) {
        while (busy.nextTime() <= time) {
            busy.removeNext();
            free++;
        }
        return free > 0 ? time : busy.nextTime();
    }

    /** The one that is free first is taken until a time. */
    void take(double until) {
        if (free > 0) {
            free--;
            busy.add(until, 0);
        } else {
            busy.replaceNext(until, 0);
        }
    }

    /** Those that are not free will be so much later. */
    void delay(double millis) {
        busy.delay(millis);
    }

    /** Whether none will ever be free again. */
    boolean allHang() {
        return free == 0 && busy.nextTime() == Double.POSITIVE_INFINITY;
    }
}
