/** Every lesson on real sockets. */
@NullMarked
package dev.closewait.lessons.course;

import org.jspecify.annotations.NullMarked;
