package dev.closewait.client.behaviour;

/** How a connection ended for the client who opened it. */
public sealed interface Outcome {
    /** The client got what it wanted, whatever the status code of the response was. */
    record Answered() implements Outcome {}

    /** The client gave up: its patience ran out, or the run was stopped. */
    record Abandoned() implements Outcome {}

    /** Nobody listens at the target. */
    record Refused() implements Outcome {}

    /** Something else went wrong. */
    record Failed(Cause cause) implements Outcome {}
}
