/** What the detector spends on a socket, and keeps of it. */
@NullMarked
package dev.closewait.bench.survival;

import org.jspecify.annotations.NullMarked;
