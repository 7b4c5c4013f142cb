/** Makes docs/catalogue.md of the scenario files and of what was seen when they ran. */
@NullMarked
package dev.closewait.scenarios.page;

import org.jspecify.annotations.NullMarked;
