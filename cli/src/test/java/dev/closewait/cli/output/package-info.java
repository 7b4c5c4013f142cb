/** Tests of what people and programs are shown. */
@NullMarked
package dev.closewait.cli.output;

import org.jspecify.annotations.NullMarked;
