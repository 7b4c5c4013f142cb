/** Servers for a load leave nothing behind. */
@NullMarked
package dev.closewait.bench.load;

import org.jspecify.annotations.NullMarked;
