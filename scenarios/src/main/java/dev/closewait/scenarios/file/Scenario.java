package dev.closewait.scenarios.file;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A bug under load: what runs, what the kernel must show, and what a detector must say. {@code
 * scenario.schema.json} describes the file that it is read from.
 *
 * @param name what it is called; the name of its file, without {@code .yaml}
 * @param group the chapter of the catalogue that it stands in
 * @param story what goes wrong, told to a person
 * @param cure what to do about it for good; empty when there is nothing to do
 * @param tags words that choose it together with others
 * @param server the server that is put under load
 * @param client the clients that put it under load
 * @param observe which of the two is observed
 * @param hogs how many processes compete with the server for its CPUs
 * @param beside another shipped scenario that goes on at the same time, and is graded too
 * @param transports on which of the server's transports the bug shows; on the others it must come out like its twin
 * @param run for how long, and how often it is looked at
 * @param events what happens to the server in the middle of the load
 * @param kernel what the socket table itself must show, or nothing was reproduced
 * @param expect what a detector must say of it
 * @param twin the same scenario without its bug; empty when it has none
 */
public record Scenario(String name, Group group, String story, String cure, Set<String> tags, ServerSpec server,
        ClientSpec client, Side observe, int hogs, Optional<String> beside, Set<Transport> transports, RunSpec run,
        List<EventSpec> events, KernelSpec kernel, Expectation expect, Optional<TwinSpec> twin) {
    public Scenario {
        tags = Set.copyOf(tags);
        transports = Set.copyOf(transports);
        events = List.copyOf(events);
    }

    /** This scenario's twin, as a scenario of its own. */
    public Optional<Scenario> asTwin() {
        return twin.map(other -> new Scenario(name, group, story, cure, tags,
                server.without(other.without())
                        .limitedTo(other.limits().orElse(server.limits()))
                        .startedBy(other.command(), other.image()),
                other.behaviour().map(client::doing).orElse(client), observe, other.hogs().orElse(hogs), beside,
                transports, run, other.events().orElse(events), other.kernel(), harmless(other), Optional.empty()));
    }

    /**
     * This scenario with its server on another transport. Where its bug does not show there, what is expected is what is
     * expected of its twin, and there is no other twin. Of a foreign server the transport is its own affair: nothing changes.
     */
    public Scenario on(Transport transport) {
        if (server.foreign()) {
            return this;
        }
        boolean shows = transports.contains(transport) || twin.isEmpty();
        return new Scenario(name, group, story, cure, tags, server.on(transport), client, observe, hogs, beside,
                transports, run, events, shows ? kernel : twin.get().kernel(),
                shows ? expect : harmless(twin.get()), shows ? twin : Optional.empty());
    }

    /** This scenario when it goes on beside another: it lasts as long, and its name says so. */
    public Scenario beside(Scenario main) {
        return new Scenario(main.name() + "/" + name, group, story, cure, tags, server, client, observe, hogs,
                Optional.empty(), transports, main.run(), events, kernel, expect, Optional.empty());
    }

    /** This scenario with its load going on for longer, or not as long. */
    public Scenario lasting(Duration length) {
        return new Scenario(name, group, story, cure, tags, server, client, observe, hogs, beside, transports,
                new RunSpec(length, run.every()), events, kernel, expect, twin);
    }

    /** A twin must never be given the bug's own diagnosis, nor be taken for a leak, not even for a moment. */
    private Expectation harmless(TwinSpec other) {
        EnumSet<Pattern> never = EnumSet.of(Pattern.LEAK);
        if (expect.diagnosis().problem()) {
            never.add(expect.diagnosis());
        }
        never.remove(other.diagnosis());
        return new Expectation(other.diagnosis(), Set.of(), Optional.empty(), never, OptionalInt.empty());
    }

    /** The first sentence of its story, on one line. */
    public String storyInOneSentence() {
        String oneLine = story.strip().replaceAll("\\s+", " ");
        int end = oneLine.indexOf(". ");
        return end < 0 ? oneLine : oneLine.substring(0, end + 1);
    }

    /** The names of its faults, in the order in which they stand in the file. */
    public List<String> faultNames() {
        return server.faults().stream().map(FaultSpec::name).toList();
    }
}
