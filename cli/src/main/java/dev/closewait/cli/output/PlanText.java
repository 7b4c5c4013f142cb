package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.FixPlan;
import dev.closewait.detector.diagnosis.FixPlan.CannotTell;
import dev.closewait.detector.diagnosis.FixPlan.LimitHolds;
import dev.closewait.detector.diagnosis.FixPlan.RaiseLimit;
import dev.closewait.detector.diagnosis.FixPlan.Restart;
import dev.closewait.detector.diagnosis.FixPlan.RollBack;
import dev.closewait.detector.diagnosis.Headroom;
import java.time.Duration;

/** What bridges the time until a fix, in a sentence or two. */
public final class PlanText {
    private PlanText() {}

    /** The plan for a fix that is due in this time. */
    public static String sentence(FixPlan plan, Duration fixIn) {
        String due = "The fix is due in " + span(fixIn) + ". ";
        return due + switch (plan) {
            case CannotTell(String why) -> "Whether the limit holds until then cannot be told: " + why + ".";
            case LimitHolds _ -> "The limit holds until then; nothing has to be done.";
            case RaiseLimit(Headroom room) -> "The limit does not hold until then, but the hard limit does: "
                    + room.raiseCommand();
            case Restart restart -> "The limit does not hold until then" + raise(restart) + ": restart "
                    + first(restart) + times(restart) + ".";
            case RollBack(Restart restart) -> "It would take " + Figures.count(restart.times())
                    + " restarts, one every " + span(restart.every())
                    + ", each cutting every open connection: roll back to the release before the leak"
                    + ", and until that is done restart " + first(restart) + ".";
        };
    }

    private static String raise(Restart restart) {
        Headroom room = restart.headroom();
        return room.canRaise()
                ? ", not even the hard limit. Raise it to that, also where the service is started ("
                        + room.raiseCommand() + ")"
                : "";
    }

    private static String first(Restart restart) {
        return restart.first().toSeconds() < 1 ? "now" : "within " + span(restart.first());
    }

    private static String times(Restart restart) {
        return restart.times() == 1
                ? ", once"
                : ", then every " + span(restart.every()) + ", " + Figures.count(restart.times())
                        + " times in all";
    }

    private static String span(Duration time) {
        return Figures.span((double) time.toSeconds());
    }
}
