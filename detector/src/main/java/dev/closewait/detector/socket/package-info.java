/** The kernel's TCP sockets, and where they are read from. */
@NullMarked
package dev.closewait.detector.socket;

import org.jspecify.annotations.NullMarked;
