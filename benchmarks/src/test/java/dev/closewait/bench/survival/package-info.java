/** A detector is held to find the leak that it is shown. */
@NullMarked
package dev.closewait.bench.survival;

import org.jspecify.annotations.NullMarked;
