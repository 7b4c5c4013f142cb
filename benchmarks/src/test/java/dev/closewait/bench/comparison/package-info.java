/** Who takes part in a comparison is known. */
@NullMarked
package dev.closewait.bench.comparison;

import org.jspecify.annotations.NullMarked;
