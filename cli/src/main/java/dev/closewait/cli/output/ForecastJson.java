package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.FixPlan;
import dev.closewait.detector.diagnosis.FixPlan.CannotTell;
import dev.closewait.detector.diagnosis.FixPlan.LimitHolds;
import dev.closewait.detector.diagnosis.FixPlan.RaiseLimit;
import dev.closewait.detector.diagnosis.FixPlan.Restart;
import dev.closewait.detector.diagnosis.FixPlan.RollBack;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headroom;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A forecast, and the plan that rests on it, as programs are given them. A figure that is not known is left out. */
final class ForecastJson {
    private static final double MILLIS_PER_SECOND = 1_000;

    private ForecastJson() {}

    static ObjectNode forecast(Forecast forecast) {
        ObjectNode node = object().put("leaked", forecast.leaked())
                .put("growing", forecast.growing())
                .put("leaksPerSecond", forecast.leaksPerSecond());
        interval(node, "leaksPerSecondInterval", forecast.rate().perSecond());
        forecast.headroom().ifPresent(room -> descriptors(node, room));
        forecast.exhaustion().ifPresent(time -> {
            node.put("secondsToExhaustion", time.value());
            interval(node, "secondsToExhaustionInterval", time);
        });
        forecast.restartWithinSeconds().ifPresent(seconds -> node.put("restartWithinSeconds", seconds));
        forecast.openConnections().ifPresent(open -> node.put("openConnections", open));
        forecast.secondsGainedByHardLimit().ifPresent(seconds -> node.put("secondsGainedByHardLimit", seconds));
        forecast.secondsGainedByStep().ifPresent(seconds -> node.put("secondsGainedBy10000Descriptors", seconds));
        return node;
    }

    static ObjectNode plan(FixPlan plan, Duration fixIn) {
        ObjectNode node = object().put("fixInSeconds", seconds(fixIn));
        switch (plan) {
            case CannotTell(String why) -> node.put("plan", "CANNOT_TELL").put("why", why);
            case LimitHolds _ -> node.put("plan", "LIMIT_HOLDS");
            case RaiseLimit(Headroom room) -> node.put("plan", "RAISE_LIMIT").put("raiseTo", room.hardLimit());
            case Restart restart -> restarts(node.put("plan", "RESTART"), restart);
            case RollBack(Restart restart) -> restarts(node.put("plan", "ROLL_BACK"), restart);
        }
        return node.put("sentence", PlanText.sentence(plan, fixIn));
    }

    private static void descriptors(ObjectNode node, Headroom room) {
        node.put("pid", room.pid())
                .put("descriptorsLeft", room.left())
                .put("softLimit", room.softLimit())
                .put("hardLimit", room.hardLimit());
        if (room.canRaise()) {
            node.put("raiseCommand", room.raiseCommand());
        }
    }

    private static void restarts(ObjectNode node, Restart restart) {
        if (restart.headroom().canRaise()) {
            node.put("raiseTo", restart.headroom().hardLimit());
        }
        node.put("restartWithinSeconds", seconds(restart.first()))
                .put("restartEverySeconds", seconds(restart.every()))
                .put("restarts", restart.times());
    }

    /** JSON has no infinity: an interval without an end is not written. */
    private static void interval(ObjectNode node, String name, Estimate estimate) {
        if (Double.isFinite(estimate.high())) {
            node.putArray(name).add(estimate.low()).add(estimate.high());
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS_PER_SECOND;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
