package dev.closewait.scenarios.cases;

import dev.closewait.sim.Nearest;
import java.util.List;

/** All cases, in the order in which they are told. */
final class Cases {
    private static final List<Case> ALL = List.of(new Leak(Side.BROKEN), new Leak(Side.TWIN), new RareLeak(),
            new StarvedLeak(), new PlateauedLeak(), new HungWorkers(Side.BROKEN), new HungWorkers(Side.TWIN),
            new SlowDownstream(), new IdlePool(Side.BROKEN), new IdlePool(Side.TWIN), new Pause(),
            new PinnedByChild(Side.BROKEN), new PinnedByChild(Side.TWIN), new AllLeak(10), new AllLeak(50));

    private Cases() {}

    static List<Case> all() {
        return ALL;
    }

    /**
     * The cases of these names; all of them when there is none.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static List<Case> named(List<String> names) {
        return names.isEmpty() ? ALL : names.stream().map(Cases::named).toList();
    }

    private static Case named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no case '" + name + "'; "
                        + Nearest.expected(name, ALL.stream().map(Case::name).toList())));
    }
}
