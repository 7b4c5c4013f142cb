package dev.closewait.cli.report;

import dev.closewait.scenarios.grade.JudgedRun;
import dev.closewait.scenarios.run.RunKeeper;
import java.util.ArrayList;
import java.util.List;

/** Keeps a portrait of each run, and lets the recordings go. */
public final class RunGallery implements RunKeeper {
    private final List<RunPortrait> portraits = new ArrayList<>();

    @Override
    public void keep(List<JudgedRun> together) {
        together.forEach(judged -> portraits.add(RunPortrait.of(judged)));
    }

    /** The portraits, in the order of the runs. */
    public List<RunPortrait> portraits() {
        return List.copyOf(portraits);
    }
}
