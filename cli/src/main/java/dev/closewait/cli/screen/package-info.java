/** The screen of {@code closewait watch}: a model that looks feed, and pure functions that draw it. */
@NullMarked
package dev.closewait.cli.screen;

import org.jspecify.annotations.NullMarked;
