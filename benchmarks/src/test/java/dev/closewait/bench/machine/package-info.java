/** What the machine says of itself. */
@NullMarked
package dev.closewait.bench.machine;

import org.jspecify.annotations.NullMarked;
