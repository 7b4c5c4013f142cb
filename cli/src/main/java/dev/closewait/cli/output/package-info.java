/** How results are shown, to a person or to a program. Nothing here changes a verdict. */
@NullMarked
package dev.closewait.cli.output;

import org.jspecify.annotations.NullMarked;
