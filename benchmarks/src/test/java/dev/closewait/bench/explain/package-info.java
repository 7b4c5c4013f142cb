/** A process is held to do what it is timed for. */
@NullMarked
package dev.closewait.bench.explain;

import org.jspecify.annotations.NullMarked;
