package dev.closewait.bench.comparison;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes part in a comparison, and who cannot, and why.
 *
 * @param <C> a contender
 */
public final class Participants<C> {
    private final List<C> ready = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    /**
     * Starts a contender.
     *
     * @param <C> what it then is
     */
    @FunctionalInterface
    public interface Start<C> {
        C start() throws MissingToolException, IOException, InterruptedException;
    }

    /** Adds a contender, or skips it where this machine lacks what it needs. */
    public void add(String name, Start<? extends C> start) throws IOException, InterruptedException {
        addAll(name, () -> List.of(start.start()));
    }

    /** Adds several that need the same, likewise. */
    public void addAll(String name, Start<? extends List<? extends C>> start) throws IOException, InterruptedException {
        try {
            ready.addAll(start.start());
        } catch (MissingToolException missing) {
            skipped.add(new Skipped(name, missing.why()));
        }
    }

    /** Those that take part, in the order in which they take turns. */
    public List<C> ready() {
        return Collections.unmodifiableList(ready);
    }

    /** Those that do not. */
    public List<Skipped> skipped() {
        return Collections.unmodifiableList(skipped);
    }
}
