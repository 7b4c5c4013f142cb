/** Tests of what lists sockets under load. */
@NullMarked
package dev.closewait.lessons.load;

import org.jspecify.annotations.NullMarked;
