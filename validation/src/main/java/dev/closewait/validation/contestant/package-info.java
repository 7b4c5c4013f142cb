/** Detectors that take part, from wherever they come. */
@NullMarked
package dev.closewait.validation.contestant;

import org.jspecify.annotations.NullMarked;
