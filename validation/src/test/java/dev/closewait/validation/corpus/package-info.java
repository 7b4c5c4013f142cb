/** Traces are found where they stand, and it is said when there are none. */
@NullMarked
package dev.closewait.validation.corpus;

import org.jspecify.annotations.NullMarked;
