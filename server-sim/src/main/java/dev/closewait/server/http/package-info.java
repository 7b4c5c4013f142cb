/** The healthy half of the server: how a connection is answered, closed and counted when no fault interferes. */
@NullMarked
package dev.closewait.server.http;

import org.jspecify.annotations.NullMarked;
