/** {@code closewait learn --web}: a page on loopback, and what may be asked of it. The only place here that knows Netty. */
@NullMarked
package dev.closewait.cli.web;

import org.jspecify.annotations.NullMarked;
