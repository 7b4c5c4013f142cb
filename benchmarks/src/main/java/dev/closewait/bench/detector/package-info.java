/** What the detector spends on a socket, and keeps of it. */
@NullMarked
package dev.closewait.bench.detector;

import org.jspecify.annotations.NullMarked;
