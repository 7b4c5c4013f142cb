/** What opens connections when they are due and counts how they end; it knows no behaviour. */
@NullMarked
package dev.closewait.client.engine;

import org.jspecify.annotations.NullMarked;
