/** What the kernel shows of the endpoints of a lesson: its socket table, its counters, and where it may be had what crossed and a trace. */
@NullMarked
package dev.closewait.lessons.kernel;

import org.jspecify.annotations.NullMarked;
