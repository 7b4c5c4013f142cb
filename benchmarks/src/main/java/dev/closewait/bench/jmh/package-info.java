/**
 * What closewait's parts cost, measured by JMH: one benchmark a file, all under the terms of {@link
 * dev.closewait.bench.jmh.Measured}. Each asserts that what it times comes out right.
 */
@NullMarked
package dev.closewait.bench.jmh;

import org.jspecify.annotations.NullMarked;
