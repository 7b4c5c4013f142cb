/** One instant of a machine, as a detector may see it, and how it is taken. */
@NullMarked
package dev.closewait.detector.observation;

import org.jspecify.annotations.NullMarked;
