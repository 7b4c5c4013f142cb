/** Holds the corpora to what they are said to hold. */
@NullMarked
package dev.closewait.validation.corpus;

import org.jspecify.annotations.NullMarked;
