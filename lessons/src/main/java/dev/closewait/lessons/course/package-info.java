/** The lessons, a file each, in reading order. */
@NullMarked
package dev.closewait.lessons.course;

import org.jspecify.annotations.NullMarked;
