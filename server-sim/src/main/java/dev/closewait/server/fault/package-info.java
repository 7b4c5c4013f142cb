/**
 * What a fault is, and how a list of them is read and switched. The faults themselves stand in
 * {@link dev.closewait.server.fault.catalogue}.
 */
@NullMarked
package dev.closewait.server.fault;

import org.jspecify.annotations.NullMarked;
