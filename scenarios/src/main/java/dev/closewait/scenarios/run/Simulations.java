package dev.closewait.scenarios.run;

/**
 * The two programs of a run.
 *
 * @param server the observed server
 * @param client its clients
 */
record Simulations(Program server, Program client) {
    static final Simulations REAL = new Simulations(
            new Program("server-sim", dev.closewait.server.ServerSim.class.getName()),
            new Program("client-sim", dev.closewait.client.ClientSim.class.getName()));
}
