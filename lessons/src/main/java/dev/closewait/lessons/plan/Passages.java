package dev.closewait.lessons.plan;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.socket.LessonSocket;

/** Ways through the state diagram that many steps take, as the two ends of a connection take them together. */
public sealed interface Passages permits StepPlan {
    /** The step itself. */
    StepPlan self();

    /** Both ends come from nothing to ESTABLISHED, by the three-way handshake. */
    default StepPlan opens(LessonSocket client, LessonSocket server) {
        return self().moves(client, Cause.ACTIVE_OPEN, TcpState.SYN_SENT)
                .moves(server, Cause.SYN_ARRIVES, TcpState.SYN_RECEIVED)
                .moves(client, Cause.SYN_ACK_ARRIVES, TcpState.ESTABLISHED)
                .moves(server, Cause.ACK_OF_SYN_ARRIVES, TcpState.ESTABLISHED);
    }

    /** One end closes, and its FIN is acknowledged: the other is in CLOSE_WAIT. */
    default StepPlan halfCloses(LessonSocket first, LessonSocket other) {
        return self().moves(first, Cause.CLOSE_CALLED, TcpState.FIN_WAIT_1)
                .moves(other, Cause.FIN_ARRIVES, TcpState.CLOSE_WAIT)
                .moves(first, Cause.ACK_OF_FIN_ARRIVES, TcpState.FIN_WAIT_2);
    }

    /** The end in CLOSE_WAIT closes as well: it is gone, and TIME_WAIT is with who closed first. */
    default StepPlan closesAfter(LessonSocket last, LessonSocket first) {
        return self().moves(last, Cause.CLOSE_CALLED, TcpState.LAST_ACK)
                .moves(first, Cause.FIN_ARRIVES, TcpState.TIME_WAIT)
                .moves(last, Cause.ACK_OF_FIN_ARRIVES, TcpState.CLOSED);
    }

    /** One end sends until the other, which does not read, has no room left, and its own send buffer neither. */
    default StepPlan fills(LessonSocket writer, LessonSocket reader) {
        return self().call(writer.sendUntilFull())
                .queues(reader, Queue.moreThan(0), Queue.exactly(0))
                .queues(writer, Queue.exactly(0), Queue.moreThan(0))
                .crosses(writer.many(SegmentKind.DATA), reader.many(SegmentKind.ACK))
                .amongOthers();
    }

    /** Why nobody can tell beforehand how much it takes to {@link #fills fill} both buffers. */
    default StepPlan roundedByTheKernel() {
        return self().linux("socket(7), SO_RCVBUF; net/ipv4/tcp_diag.c", """
                How many bytes that takes is the kernel's affair: it doubles the sizes that were asked for, and uses a part for \
                itself. The writer's Send-Q and the reader's Recv-Q may come to more than was sent: what has arrived and is \
                not acknowledged yet stands in both.""");
    }
}
