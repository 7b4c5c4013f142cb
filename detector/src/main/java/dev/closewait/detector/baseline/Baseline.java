package dev.closewait.detector.baseline;

import dev.closewait.detector.diagnosis.Detector;

/** A detector that others are compared with: what people run, and what knows nothing. */
public interface Baseline extends Detector {}
