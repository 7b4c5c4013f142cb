/** Traces: observations in a file or of a simulation, with what was true while they were made. */
@NullMarked
package dev.closewait.detector.trace;

import org.jspecify.annotations.NullMarked;
