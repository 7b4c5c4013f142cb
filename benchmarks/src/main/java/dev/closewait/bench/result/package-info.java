/** What comparisons measured, and the goals that it is held against: records, as JSON and as text. */
@NullMarked
package dev.closewait.bench.result;

import org.jspecify.annotations.NullMarked;
