/** The {@code closewait} command line: what each command does, and how its results are shown. */
@NullMarked
package dev.closewait.cli;

import org.jspecify.annotations.NullMarked;
