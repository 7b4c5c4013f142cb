/** The machine that measures: what it is, what it has installed, and what its processes use. */
@NullMarked
package dev.closewait.bench.machine;

import org.jspecify.annotations.NullMarked;
