/** The process that puts a server under load: its command line and its exit codes. */
@NullMarked
package dev.closewait.client;

import org.jspecify.annotations.NullMarked;
