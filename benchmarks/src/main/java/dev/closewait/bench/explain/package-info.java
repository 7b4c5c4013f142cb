/** How long a person waits for an explanation. */
@NullMarked
package dev.closewait.bench.explain;

import org.jspecify.annotations.NullMarked;
