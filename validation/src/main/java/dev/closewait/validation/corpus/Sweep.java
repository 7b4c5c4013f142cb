package dev.closewait.validation.corpus;

import dev.closewait.detector.trace.TraceSource;
import java.util.List;

/**
 * Traces in which one thing is made harder, stage by stage, and all else stays as it is.
 *
 * @param name what is made harder: {@code sampling interval}, {@code one leak in}
 * @param unit of it, such as {@code s}; empty when it has none
 * @param stages from the easiest to the hardest
 */
public record Sweep(String name, String unit, List<Stage> stages) {
    public Sweep {
        stages = List.copyOf(stages);
    }

    /**
     * One stage of it.
     *
     * @param at how hard
     * @param traces at that stage; alike but for chance
     */
    public record Stage(double at, List<TraceSource> traces) {
        public Stage {
            traces = List.copyOf(traces);
        }
    }
}
