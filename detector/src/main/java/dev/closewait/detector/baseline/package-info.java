/** The rules that most people run, to be compared with. */
@NullMarked
package dev.closewait.detector.baseline;

import org.jspecify.annotations.NullMarked;
