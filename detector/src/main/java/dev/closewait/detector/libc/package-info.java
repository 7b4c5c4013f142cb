/** The few calls of the C library that Java has no class for. */
@NullMarked
package dev.closewait.detector.libc;

import org.jspecify.annotations.NullMarked;
