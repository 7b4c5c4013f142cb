/** What a comparison is, and what it is told. */
@NullMarked
package dev.closewait.bench.comparison;

import org.jspecify.annotations.NullMarked;
