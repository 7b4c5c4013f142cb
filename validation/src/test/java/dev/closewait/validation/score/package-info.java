@NullMarked
package dev.closewait.validation.score;

import org.jspecify.annotations.NullMarked;
