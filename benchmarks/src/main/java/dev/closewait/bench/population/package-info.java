/** Real sockets in CLOSE_WAIT, as many as are wanted, held by processes of their own. */
@NullMarked
package dev.closewait.bench.population;

import org.jspecify.annotations.NullMarked;
