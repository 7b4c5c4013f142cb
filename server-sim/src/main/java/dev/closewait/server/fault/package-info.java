/**
 * The bugs that the server can have, one file each, and the parser of the lists that name them.
 *
 * <p>To add a fault: write its file, with {@link dev.closewait.server.fault.NoFault} as the pattern, and register it, in
 * the {@code permits} clause of {@link dev.closewait.server.fault.Fault} and the list of
 * {@link dev.closewait.server.fault.Faults}. Nothing else.
 */
@NullMarked
package dev.closewait.server.fault;

import org.jspecify.annotations.NullMarked;
