@NullMarked
package dev.closewait.validation.report.html;

import org.jspecify.annotations.NullMarked;
