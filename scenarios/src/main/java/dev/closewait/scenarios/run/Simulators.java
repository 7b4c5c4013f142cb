package dev.closewait.scenarios.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The processes of one run. They end when this closes, the last one started first: at the end of the run, on any
 * exception, and on Ctrl-C. Only {@code kill -9} passes it by; then they notice by themselves that their parent is gone.
 */
public final class Simulators implements AutoCloseable {
    private final Deque<Simulator> running = new ArrayDeque<>();
    private final Thread runner = Thread.currentThread();
    private final Thread hook = Thread.ofPlatform().name("end simulators").unstarted(this::endAll);
    private boolean over;

    /** None yet; they are for this thread, which an early end interrupts. */
    public Simulators() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a program that ends with this, as a child of this process.
     *
     * @throws RunException when it cannot be started
     */
    public Simulator start(Program program, List<String> arguments) throws RunException {
        return start(Launcher.CHILD, program, arguments);
    }

    /**
     * Starts a program that ends with this.
     *
     * @param launcher what makes a process of it
     * @throws RunException when it cannot be started
     */
    public synchronized Simulator start(Launcher launcher, Program program, List<String> arguments)
            throws RunException {
        if (over) {
            throw new RunException(program.name() + " was not started: this program is ending");
        }
        Simulator simulator = new Simulator(program, launcher.launch(program, arguments));
        running.push(simulator);
        return simulator;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shutdownHasBegun) {
            // Then the hook runs, finds nothing left to end, and is gone.
        }
    }

    /** The runner must not take the end of its processes for a crash. */
    private void endAll() {
        runner.interrupt();
        end();
    }

    private synchronized void end() {
        over = true;
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
