/** Traces are read back as they were written, and what is none is said to be none. */
@NullMarked
package dev.closewait.detector.trace;

import org.jspecify.annotations.NullMarked;
