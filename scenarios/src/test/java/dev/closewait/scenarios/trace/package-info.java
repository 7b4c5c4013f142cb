/** Labelled traces of runs. */
@NullMarked
package dev.closewait.scenarios.trace;

import org.jspecify.annotations.NullMarked;
