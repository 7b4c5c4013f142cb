/** Runs lessons: makes the calls, reads the kernel, compares. */
@NullMarked
package dev.closewait.lessons.run;

import org.jspecify.annotations.NullMarked;
