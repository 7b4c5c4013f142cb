/** A scorecard as a page of its own: no network, no script, plots drawn here. */
@NullMarked
package dev.closewait.validation.report.html;

import org.jspecify.annotations.NullMarked;
