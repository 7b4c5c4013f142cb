package dev.closewait.scenarios.run;

/**
 * The two programs of a run.
 *
 * @param server the observed server
 * @param client its clients
 */
public record Simulations(Program server, Program client) {
    /** server-sim and client-sim. */
    public static final Simulations REAL = new Simulations(
            Program.java("server-sim", dev.closewait.server.ServerSim.class.getName()),
            Program.java("client-sim", dev.closewait.client.ClientSim.class.getName()));
}
