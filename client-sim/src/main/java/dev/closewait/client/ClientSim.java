package dev.closewait.client;

/** The load generator's process. */
public final class ClientSim {
    private ClientSim() {}

    /** Runs, and exits. */
    public static void main(String[] arguments) {
        System.err.println("closewait client-sim: it cannot run yet");
        System.exit(70);
    }
}
