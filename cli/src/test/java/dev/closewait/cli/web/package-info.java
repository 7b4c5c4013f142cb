@NullMarked
package dev.closewait.cli.web;

import org.jspecify.annotations.NullMarked;
