/** A seeded simulation of services in virtual time, and what the detector must keep to when it watches them. */
@NullMarked
package dev.closewait.detector.simulation;

import org.jspecify.annotations.NullMarked;
