/**
 * How clients open, use and leave their connections: one file for each behaviour.
 *
 * <p>To add a behaviour: write its file, with {@link dev.closewait.client.behaviour.Steady} as the pattern. Nothing else: it
 * is found by its annotation.
 */
@NullMarked
package dev.closewait.client.behaviour;

import org.jspecify.annotations.NullMarked;
