/** A seeded simulation of services in virtual time. */
@NullMarked
package dev.closewait.validation.simulation;

import org.jspecify.annotations.NullMarked;
