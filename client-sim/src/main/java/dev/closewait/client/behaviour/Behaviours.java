package dev.closewait.client.behaviour;

import dev.closewait.sim.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All behaviours there are, by name. */
public final class Behaviours {
    private static final List<Behaviour> ALL = ServiceLoader.load(Behaviour.class, Behaviour.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Behaviour::name))
            .toList();

    private Behaviours() {}

    /** All of them, sorted by name. */
    public static List<Behaviour> all() {
        return ALL;
    }

    /** Their names, sorted. */
    public static List<String> names() {
        return ALL.stream().map(Behaviour::name).toList();
    }

    /**
     * The behaviour of this name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Behaviour named(String name) {
        return ALL.stream()
                .filter(behaviour -> behaviour.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not a behaviour; " + Nearest.expected(name, names())));
    }
}
