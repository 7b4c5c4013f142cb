package dev.closewait.server.fault;

/**
 * A bug that the server can be started with, or switched to while it runs: a value, which does nothing by itself. It is a
 * record, whose components are what it can be told.
 *
 * @see FaultKind how it is named and made
 * @see Effect what it does to a server
 */
public interface Fault {
    /** Takes up what the fault needs, such as threads; called anew each time that it is switched on. */
    Effect switchOn();
}
