/** The commands, a class each. */
@NullMarked
package dev.closewait.cli.command;

import org.jspecify.annotations.NullMarked;
