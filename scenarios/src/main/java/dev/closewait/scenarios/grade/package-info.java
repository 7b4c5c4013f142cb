/** Judges a run from its record: the truth first, the verdict second. */
@NullMarked
package dev.closewait.scenarios.grade;

import org.jspecify.annotations.NullMarked;
