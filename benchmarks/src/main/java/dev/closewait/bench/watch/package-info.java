/** What it costs to watch a machine all the time, beside a shell loop of ss. */
@NullMarked
package dev.closewait.bench.watch;

import org.jspecify.annotations.NullMarked;
