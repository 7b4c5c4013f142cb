/** Readers of socket tables are held to show all of it. */
@NullMarked
package dev.closewait.bench.table;

import org.jspecify.annotations.NullMarked;
