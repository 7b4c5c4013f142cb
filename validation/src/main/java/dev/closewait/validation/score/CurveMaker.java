package dev.closewait.validation.score;

import dev.closewait.validation.corpus.Sweep;
import java.util.ArrayList;
import java.util.List;

/** Makes curves of what came out of sweeps. */
final class CurveMaker {
    private final List<Sweep> sweeps;
    private final List<TraceOutcome> outcomes;

    /** @param outcomes of the traces of all stages of all sweeps, in their order */
    CurveMaker(List<Sweep> sweeps, List<TraceOutcome> outcomes) {
        this.sweeps = List.copyOf(sweeps);
        this.outcomes = List.copyOf(outcomes);
    }

    /** The curves of the contestant of this number. */
    List<Curve> of(int contestant) {
        List<Curve> curves = new ArrayList<>();
        int next = 0;
        for (Sweep sweep : sweeps) {
            List<Curve.Point> points = new ArrayList<>();
            for (Sweep.Stage stage : sweep.stages()) {
                int end = next + stage.traces().size();
                List<TraceResult> problems = Validation.resultsOf(contestant, outcomes.subList(next, end))
                        .stream()
                        .filter(result -> result.truth().problem())
                        .toList();
                next = end;
                if (!problems.isEmpty()) {
                    points.add(point(stage.at(), problems));
                }
            }
            curves.add(new Curve(sweep.name(), sweep.unit(), points));
        }
        return curves;
    }

    private static Curve.Point point(double at, List<TraceResult> problems) {
        double found = problems.stream().filter(TraceResult::found).count();
        return new Curve.Point(at, found / problems.size(), Figures.delays(problems).medianSeconds());
    }
}
