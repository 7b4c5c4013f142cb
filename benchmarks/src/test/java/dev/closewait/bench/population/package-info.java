/** What holds the sockets, at a size at which it is quick. */
@NullMarked
package dev.closewait.bench.population;

import org.jspecify.annotations.NullMarked;
