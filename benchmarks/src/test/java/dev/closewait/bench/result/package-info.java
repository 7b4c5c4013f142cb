/** How figures become medians, verdicts, JSON and words. */
@NullMarked
package dev.closewait.bench.result;

import org.jspecify.annotations.NullMarked;
