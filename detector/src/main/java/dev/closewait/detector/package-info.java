/** Observes the kernel's sockets and tells what they mean: one path, from socket table to diagnosis. */
@NullMarked
package dev.closewait.detector;

import org.jspecify.annotations.NullMarked;
