/** The rules that most people run, on looks made by hand. */
@NullMarked
package dev.closewait.detector.baseline;

import org.jspecify.annotations.NullMarked;
