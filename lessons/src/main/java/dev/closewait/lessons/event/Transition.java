package dev.closewait.lessons.event;

import dev.closewait.detector.socket.TcpState;

/**
 * An endpoint goes from one state to another: an arrow of RFC 9293, section 3.3.2, figure 5.
 *
 * @param endpoint the endpoint's name
 * @param read whether the state it leads to stood long enough to be read; where not, it is passed through within
 *     milliseconds, and what follows in the same step proves it
 */
public record Transition(String endpoint, TcpState from, TcpState to, Cause cause, boolean read) {}
