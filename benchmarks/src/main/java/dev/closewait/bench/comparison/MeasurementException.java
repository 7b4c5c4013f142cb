package dev.closewait.bench.comparison;

import java.io.IOException;

/** A contender that did not do the whole work: whatever time it took, it must not be shown. */
public final class MeasurementException extends IOException {
    private static final long serialVersionUID = 1L;

    public MeasurementException(String message) {
        super(message);
    }
}
