/** Socket tables beside each other: ours, a bare loop in C, and the tools that people use. */
@NullMarked
package dev.closewait.bench.table;

import org.jspecify.annotations.NullMarked;
