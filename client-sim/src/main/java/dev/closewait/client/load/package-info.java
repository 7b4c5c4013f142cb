/** What to do to which server: the options of a run, checked, and as command-line arguments. */
@NullMarked
package dev.closewait.client.load;

import org.jspecify.annotations.NullMarked;
