/** Tests of the screen, without a terminal. */
@NullMarked
package dev.closewait.cli.screen;

import org.jspecify.annotations.NullMarked;
