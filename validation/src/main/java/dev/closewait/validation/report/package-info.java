/** A scorecard as text, JSON, JUnit XML, Markdown and HTML. */
@NullMarked
package dev.closewait.validation.report;

import org.jspecify.annotations.NullMarked;
