/** Servers under load, as the scenarios have them, for lessons to look at: with ss, with netstat, and with the detector. */
@NullMarked
package dev.closewait.lessons.load;

import org.jspecify.annotations.NullMarked;
