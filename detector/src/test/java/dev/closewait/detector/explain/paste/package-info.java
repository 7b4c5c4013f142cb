/** Tests of reading what people paste. */
@NullMarked
package dev.closewait.detector.explain.paste;

import org.jspecify.annotations.NullMarked;
