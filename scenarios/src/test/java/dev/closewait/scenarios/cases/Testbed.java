package dev.closewait.scenarios.cases;

import dev.closewait.client.ClientSim;
import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.schedule.Rate;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.Simulator;
import dev.closewait.scenarios.run.Simulators;
import dev.closewait.server.ServerSim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a case brings itself about with. When this closes, every process that it started has ended. */
final class Testbed implements AutoCloseable {
    /** A JVM is up in under a second; a machine that is busy with something else may need many times that. */
    static final Duration START_DEADLINE = Duration.ofSeconds(20);

    private static final Program SERVER_SIM = Program.java("server-sim", ServerSim.class.getName());
    private static final Program CLIENT_SIM = Program.java("client-sim", ClientSim.class.getName());
    private static final String PARENT = Long.toString(ProcessHandle.current().pid());

    /** Something that happens in the middle of the load. */
    private record Event(Duration after, Callable<?> action) {}

    private final int seed;
    private final Simulators processes = new Simulators();
    private final List<Simulator> clients = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Future<?>> happening = new ArrayList<>();
    private final ExecutorService timers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param seed what this run's chance is made from, at least 1; each run has another */
    Testbed(int seed) {
        this.seed = seed;
    }

    int seed() {
        return seed;
    }

    /** Starts a program that gets this process's id as its first argument, and waits until it is ready. */
    Subject start(Program program, Object... arguments) throws RunException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(PARENT));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return ready(processes.start(program, all));
    }

    /** Starts server-sim with these faults, as JSON. */
    Subject serverSim(String faults) throws RunException, InterruptedException {
        return ready(processes.start(SERVER_SIM, List.of("--port", "0", "--admin-port", "0", "--faults", faults,
                "--parent", PARENT)));
    }

    /** Starts a program of the system, which nobody waits for. */
    void background(Program program, Object... arguments) throws RunException {
        processes.start(program, List.of(arguments).stream().map(Object::toString).toList());
    }

    /** Lets clients loose on the subject. */
    void clients(Subject subject, String behaviour, long perSecond, Duration length, Duration patience)
            throws RunException {
        Load load = Load
                .of(new Target("127.0.0.1", subject.port()), Behaviours.named(behaviour), Rate.perSecond(perSecond),
                        length)
                .withPatience(patience)
                .withSeed(seed)
                .withParent(ProcessHandle.current().pid());
        clients.add(processes.start(CLIENT_SIM, load.arguments()));
    }

    /** Has something happen when the load has lasted so long. */
    void after(Duration time, Callable<?> action) {
        events.add(new Event(time, action));
    }

    List<Simulator> clients() {
        return clients;
    }

    /** The load has begun. */
    void begin() {
        for (Event event : events) {
            happening.add(timers.submit(() -> {
                Thread.sleep(event.after());
                return event.action().call();
            }));
        }
    }

    /** Makes sure that everything happened that was to happen by the end of the load. */
    void mustHaveHappened() throws RunException, InterruptedException {
        for (Future<?> event : happening) {
            try {
                event.get();
            } catch (ExecutionException failed) {
                throw new RunException("what was to happen under load failed: " + failed.getCause(), failed);
            }
        }
    }

    private static Subject ready(Simulator process) throws RunException, InterruptedException {
        return new Subject(process, process.await("ready", START_DEADLINE).json());
    }

    @Override
    public void close() {
        timers.shutdownNow();
        processes.close();
    }
}
