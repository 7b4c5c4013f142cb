/**
 * The bugs that the server can have, one file each.
 *
 * <p>To add a fault: write its file, with {@link dev.closewait.server.fault.catalogue.NoFault} as the pattern. Nothing else:
 * its kind is found by its annotation.
 */
@NullMarked
package dev.closewait.server.fault.catalogue;

import org.jspecify.annotations.NullMarked;
