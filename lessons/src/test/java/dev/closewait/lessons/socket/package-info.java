/** The calls, and what is read beside them. */
@NullMarked
package dev.closewait.lessons.socket;

import org.jspecify.annotations.NullMarked;
