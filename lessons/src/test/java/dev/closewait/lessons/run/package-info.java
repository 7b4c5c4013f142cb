/** What a run does when all does not go well. */
@NullMarked
package dev.closewait.lessons.run;

import org.jspecify.annotations.NullMarked;
