package dev.closewait.lessons.event;

import dev.closewait.detector.socket.TcpState;

/**
 * Where a state was first read from the kernel.
 *
 * @param lesson the lesson's number
 * @param step the step's number
 * @param endpoint the name of the endpoint that was in it
 * @param call the last call before that
 */
public record SeenState(TcpState state, int lesson, int step, String endpoint, String call) {}
