/** Contestants that do well, and ones that do everything wrong. */
@NullMarked
package dev.closewait.validation.contestant;

import org.jspecify.annotations.NullMarked;
