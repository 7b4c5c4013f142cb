package dev.closewait.client.behaviour;

/** How a connection ended for the client who opened it. */
public sealed interface Ending {
    /** The client got what it wanted, all answers if it asked several times, whatever their status codes were. */
    record Answered() implements Ending {}

    /** The client left without an answer: its patience ran out, the run was stopped, or its behaviour is to leave. */
    record Abandoned() implements Ending {}

    /** Nobody listens at the target. */
    record Refused() implements Ending {}

    /** Something else went wrong. */
    record Failed(Cause cause) implements Ending {}
}
