package dev.closewait.lessons.event;

import dev.closewait.detector.socket.TcpState;

/**
 * A change of state as the kernel itself traces it ({@code sock:inet_sock_set_state}).
 *
 * @param endpoint the endpoint's name
 * @param microseconds since the step's first call was made
 */
public record TracedTransition(String endpoint, TcpState from, TcpState to, long microseconds) {}
