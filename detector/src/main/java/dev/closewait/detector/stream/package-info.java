/** Observations as lines of text: written, read back the same, and passed from one program or machine to another. */
@NullMarked
package dev.closewait.detector.stream;

import org.jspecify.annotations.NullMarked;
