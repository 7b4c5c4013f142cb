/** Which service a socket belongs to, on looks made by hand. */
@NullMarked
package dev.closewait.detector.diagnosis;

import org.jspecify.annotations.NullMarked;
