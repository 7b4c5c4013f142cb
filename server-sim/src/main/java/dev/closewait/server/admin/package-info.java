/** The port through which a running server is asked and switched. */
@NullMarked
package dev.closewait.server.admin;

import org.jspecify.annotations.NullMarked;
