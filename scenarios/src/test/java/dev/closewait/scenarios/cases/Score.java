package dev.closewait.scenarios.cases;

import java.util.ArrayList;
import java.util.List;

/** The runs of one case. */
final class Score {
    private final Case plan;
    private final int wanted;
    private final List<CaseResult> reproduced = new ArrayList<>();
    private int unknown;

    /** @param wanted in how many runs it is to come about */
    Score(Case plan, int wanted) {
        this.plan = plan;
        this.wanted = wanted;
    }

    Case plan() {
        return plan;
    }

    void add(CaseResult result) {
        if (result.truth().held()) {
            reproduced.add(result);
        } else {
            addUnknown();
        }
    }

    void addUnknown() {
        unknown++;
    }

    /** The runs in which the case came about. */
    List<CaseResult> reproduced() {
        return reproduced;
    }

    /** How many runs showed nothing. */
    int unknown() {
        return unknown;
    }

    /** Whether the case came about as often as was wanted; one that cannot run here never does. */
    boolean complete() {
        return reproduced.size() >= wanted;
    }

    boolean defaultWasWrong() {
        return reproduced.stream().anyMatch(result -> !result.ofDefault().correct());
    }
}
