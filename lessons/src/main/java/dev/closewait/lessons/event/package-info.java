/** What a run of a lesson says: values, in order, with all that any picture of them needs. Nothing here touches a socket. */
@NullMarked
package dev.closewait.lessons.event;

import org.jspecify.annotations.NullMarked;
