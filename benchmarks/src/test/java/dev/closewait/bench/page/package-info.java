/** The page is what its template and the results that are kept make of it. */
@NullMarked
package dev.closewait.bench.page;

import org.jspecify.annotations.NullMarked;
