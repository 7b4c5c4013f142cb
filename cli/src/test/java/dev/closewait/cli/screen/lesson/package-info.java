@NullMarked
package dev.closewait.cli.screen.lesson;

import org.jspecify.annotations.NullMarked;
