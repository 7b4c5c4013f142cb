package dev.closewait.client.behaviour;

/** How a connection ended for the client who opened it. */
public sealed interface Outcome {
    /** The client got what it wanted, all answers if it asked several times, whatever their status codes were. */
    record Answered() implements Outcome {}

    /** The client left without an answer: its patience ran out, the run was stopped, or its behaviour is to leave. */
    record Abandoned() implements Outcome {}

    /** Nobody listens at the target. */
    record Refused() implements Outcome {}

    /** Something else went wrong. */
    record Failed(Cause cause) implements Outcome {}
}
