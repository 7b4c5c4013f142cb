package dev.closewait.lessons.plan;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.socket.LessonSocket;

/** What a lesson says of an endpoint: that it comes to a state, and why. Where it comes from is where it was. */
record Move(LessonSocket socket, Cause cause, TcpState to) {}
