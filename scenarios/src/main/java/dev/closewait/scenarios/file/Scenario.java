package dev.closewait.scenarios.file;

import dev.closewait.detector.diagnosis.Pattern;
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
 * @param story what goes wrong, told to a person
 * @param tags words that choose it together with others
 * @param server the server that is observed
 * @param client the clients that put it under load
 * @param run for how long, and how often it is looked at
 * @param kernel what the socket table itself must show, or nothing was reproduced
 * @param expect what a detector must say of it
 * @param twin the same scenario without its bug; empty when it has none
 */
public record Scenario(String name, String story, Set<String> tags, ServerSpec server, ClientSpec client, RunSpec run,
        KernelSpec kernel, Expectation expect, Optional<TwinSpec> twin) {
    public Scenario {
        tags = Set.copyOf(tags);
    }

    /** This scenario's twin, as a scenario of its own: it lacks the faults that the twin leaves out. */
    public Optional<Scenario> asTwin() {
        return twin.map(without -> new Scenario(name, story, tags, server.without(without.without()), client, run,
                without.kernel(), expectedOf(without), Optional.empty()));
    }

    /** A twin must never be given the bug's own diagnosis, nor be taken for a leak, not even for a moment. */
    private Expectation expectedOf(TwinSpec without) {
        EnumSet<Pattern> never = EnumSet.of(Pattern.LEAK);
        if (expect.diagnosis().problem()) {
            never.add(expect.diagnosis());
        }
        return new Expectation(without.diagnosis(), Optional.empty(), never, OptionalInt.empty());
    }

    /** The names of its faults, in the order in which they stand in the file. */
    public List<String> faultNames() {
        return server.faults().stream().map(FaultSpec::name).toList();
    }
}
