/** How clients open, use and leave their connections: one file for each behaviour. */
@NullMarked
package dev.closewait.client.behaviour;

import org.jspecify.annotations.NullMarked;
