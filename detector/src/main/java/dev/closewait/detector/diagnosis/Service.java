package dev.closewait.detector.diagnosis;

/**
 * What a diagnosis is about: a listening port with its process, or a process with outgoing connections.
 *
 * @param port the listening port; 0 for a process with outgoing connections
 * @param pid the process; of several that serve the port the one that stands for them, such as the master of a
 *     pre-forking server; 0 when it could not be found out
 */
public record Service(int port, long pid) {
    @Override
    public String toString() {
        String process = pid == 0 ? "an unknown process" : "pid " + pid;
        return port == 0 ? "outgoing connections of " + process : "port " + port + " of " + process;
    }
}
