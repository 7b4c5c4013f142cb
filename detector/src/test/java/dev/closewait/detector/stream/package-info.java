/** Lines are read back as they were written, and what is no line is said to be none. */
@NullMarked
package dev.closewait.detector.stream;

import org.jspecify.annotations.NullMarked;
