/** Tests of the commands' parts. */
@NullMarked
package dev.closewait.cli.command;

import org.jspecify.annotations.NullMarked;
