/** The JMH benchmarks, each run once at a size at which it is quick, and what is read of their results. */
@NullMarked
package dev.closewait.bench.jmh;

import org.jspecify.annotations.NullMarked;
