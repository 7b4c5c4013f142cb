/** What closewait costs: its socket tables and detectors, measured on real and on synthetic sockets. */
@NullMarked
package dev.closewait.bench;

import org.jspecify.annotations.NullMarked;
