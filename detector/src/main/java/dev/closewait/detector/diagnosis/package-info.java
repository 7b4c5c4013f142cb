/** What a detector is, and what it says. */
@NullMarked
package dev.closewait.detector.diagnosis;

import org.jspecify.annotations.NullMarked;
