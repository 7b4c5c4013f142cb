/** TCP sockets by plain system calls: the call that a lesson shows is the call that is made. */
@NullMarked
package dev.closewait.lessons.socket;

import org.jspecify.annotations.NullMarked;
