@NullMarked
package dev.closewait.validation.report;

import org.jspecify.annotations.NullMarked;
