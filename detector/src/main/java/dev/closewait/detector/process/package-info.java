/** What processes and the machine have used: CPU, descriptors, which process owns a socket. */
@NullMarked
package dev.closewait.detector.process;

import org.jspecify.annotations.NullMarked;
