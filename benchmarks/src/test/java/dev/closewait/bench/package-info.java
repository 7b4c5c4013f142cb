/** The benchmarks at a size at which they are quick, with their assertions. */
@NullMarked
package dev.closewait.bench;

import org.jspecify.annotations.NullMarked;
