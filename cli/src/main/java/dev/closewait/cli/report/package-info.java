/** Files that a run of scenarios is reported in, for build servers and for people. */
@NullMarked
package dev.closewait.cli.report;

import org.jspecify.annotations.NullMarked;
