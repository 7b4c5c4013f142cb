/** A Netty HTTP/1.1 server, a process of its own, whose faults are set at start and switched while it runs. */
@NullMarked
package dev.closewait.server;

import org.jspecify.annotations.NullMarked;
