/** Judges a run from its record: the truth first, the grade second. */
@NullMarked
package dev.closewait.scenarios.grade;

import org.jspecify.annotations.NullMarked;
