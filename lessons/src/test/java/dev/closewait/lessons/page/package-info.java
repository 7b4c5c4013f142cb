/** Makes docs/learn of runs of the lessons: a page for each, figures, exercises and a table of contents. */
@NullMarked
package dev.closewait.lessons.page;

import org.jspecify.annotations.NullMarked;
