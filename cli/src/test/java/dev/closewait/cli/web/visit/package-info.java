/** Tests of what runs for visitors, without a browser. */
@NullMarked
package dev.closewait.cli.web.visit;

import org.jspecify.annotations.NullMarked;
