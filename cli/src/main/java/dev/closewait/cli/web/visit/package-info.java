/** Who looks at the page, and what runs for them: lessons, patterns, a connection of their own. Knows no HTTP. */
@NullMarked
package dev.closewait.cli.web.visit;

import org.jspecify.annotations.NullMarked;
