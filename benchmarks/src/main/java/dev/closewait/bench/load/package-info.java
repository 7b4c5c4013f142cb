/** Load generators beside each other on one server, and servers beside each other under one load. */
@NullMarked
package dev.closewait.bench.load;

import org.jspecify.annotations.NullMarked;
