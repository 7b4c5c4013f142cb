package dev.closewait.client.behaviour;

import java.util.List;

/** All behaviours there are, in the order in which they are listed. */
public final class Behaviours {
    private static final List<Behaviour> ALL = List.of(new Churn(), new Steady());

    private Behaviours() {}

    /** Their names. */
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
                        "'" + name + "' is not a behaviour; expected one of " + String.join(", ", names())));
    }
}
