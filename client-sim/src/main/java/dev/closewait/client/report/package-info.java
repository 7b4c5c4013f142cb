/** What a run says of itself, as events that are one line of JSON each. */
@NullMarked
package dev.closewait.client.report;

import org.jspecify.annotations.NullMarked;
