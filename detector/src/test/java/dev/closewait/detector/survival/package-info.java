/** The survival detector on services made up in virtual time. */
@NullMarked
package dev.closewait.detector.survival;

import org.jspecify.annotations.NullMarked;
