/** The command line, on real sockets and real processes. */
@NullMarked
package dev.closewait.cli;

import org.jspecify.annotations.NullMarked;
