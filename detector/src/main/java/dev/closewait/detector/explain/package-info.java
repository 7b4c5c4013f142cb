/** Says what a pasted socket table reveals, what it suggests, what it cannot tell, and what to run next. */
@NullMarked
package dev.closewait.detector.explain;

import org.jspecify.annotations.NullMarked;
