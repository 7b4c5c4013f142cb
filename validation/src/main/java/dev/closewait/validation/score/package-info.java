/** What contestants made of traces, and how good that is. */
@NullMarked
package dev.closewait.validation.score;

import org.jspecify.annotations.NullMarked;
