/** How the kernel is read. */
@NullMarked
package dev.closewait.lessons.kernel;

import org.jspecify.annotations.NullMarked;
