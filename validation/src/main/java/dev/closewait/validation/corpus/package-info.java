/** Where traces are found: the recorded ones, and the standard simulated ones. */
@NullMarked
package dev.closewait.validation.corpus;

import org.jspecify.annotations.NullMarked;
