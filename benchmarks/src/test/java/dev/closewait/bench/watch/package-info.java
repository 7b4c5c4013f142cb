/** A watch is held to see what leaks. */
@NullMarked
package dev.closewait.bench.watch;

import org.jspecify.annotations.NullMarked;
