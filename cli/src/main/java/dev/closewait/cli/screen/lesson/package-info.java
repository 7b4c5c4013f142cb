/** The page of {@code closewait learn}: what is kept of a lesson, and pure functions that draw it. */
@NullMarked
package dev.closewait.cli.screen.lesson;

import org.jspecify.annotations.NullMarked;
