/** When connections are due, decided before the first is opened and whatever the server does. */
@NullMarked
package dev.closewait.client.schedule;

import org.jspecify.annotations.NullMarked;
