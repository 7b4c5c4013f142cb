/** Holds the simulation to its laws, and the survival detector to its promise in simulated time. */
@NullMarked
package dev.closewait.validation.simulation;

import org.jspecify.annotations.NullMarked;
