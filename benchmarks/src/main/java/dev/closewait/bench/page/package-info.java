/** docs/performance.md: a template with figures of a run in it. */
@NullMarked
package dev.closewait.bench.page;

import org.jspecify.annotations.NullMarked;
