/** A detector is held to find the leak that it is shown. */
@NullMarked
package dev.closewait.bench.detector;

import org.jspecify.annotations.NullMarked;
