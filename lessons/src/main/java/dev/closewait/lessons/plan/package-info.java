/** How a lesson is written: scenes of steps, each with what is called and what the kernel must show. */
@NullMarked
package dev.closewait.lessons.plan;

import org.jspecify.annotations.NullMarked;
