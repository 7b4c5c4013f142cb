/** Puts a server under load, looks at its sockets, and leaves nothing behind. */
@NullMarked
package dev.closewait.scenarios.run;

import org.jspecify.annotations.NullMarked;
