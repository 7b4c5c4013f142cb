/** Tests of explanations, on what the real tools print. */
@NullMarked
package dev.closewait.detector.explain;

import org.jspecify.annotations.NullMarked;
