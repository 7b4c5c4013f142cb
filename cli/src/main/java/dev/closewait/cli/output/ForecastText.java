package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headroom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A forecast in sentences: how fast, how long, when to restart at the latest, and what more descriptors buy. */
public final class ForecastText {
    private ForecastText() {}

    /** The sentences, what matters most first. */
    public static List<String> sentences(Forecast forecast) {
        List<String> sentences = new ArrayList<>();
        sentences.add(growth(forecast) + left(forecast));
        if (forecast.growing()) {
            forecast.headroom().ifPresent(room -> {
                sentences.add(restart(forecast));
                sentences.add(raise(forecast, room));
            });
        }
        return sentences;
    }

    private static String growth(Forecast forecast) {
        String leaked = Figures.count(forecast.leaked()) + " leaked, ";
        if (forecast.growing()) {
            Estimate rate = forecast.rate().perSecond();
            return leaked + Figures.rate(rate.value()) + " more a second (" + Figures.rate(rate.low()) + " to "
                    + Figures.rate(rate.high()) + ")";
        }
        return forecast.leaked() > 1
                ? leaked + "and none more for " + Figures.span(forecast.rate().seconds())
                        + ": it has stopped growing"
                : leaked + "which tells no rate yet";
    }

    private static String left(Forecast forecast) {
        Optional<Headroom> known = forecast.headroom();
        if (known.isEmpty()) {
            return ". How many descriptors are left could not be read: run closewait as the process's user, or as root.";
        }
        Headroom room = known.get();
        if (room.left() == 0) {
            return ". Pid " + room.pid() + " has reached its limit of " + Figures.count(room.softLimit())
                    + " descriptors: it cannot accept anything any more.";
        }
        String descriptors = "the " + Figures.count(room.left()) + " descriptors that pid " + room.pid()
                + " has left";
        return forecast.exhaustion()
                .map(time -> "; " + descriptors + " last for " + Figures.span(time.value()) + " ("
                        + Figures.span(time.low())
                        + " to " + Figures.span(time.high()) + ").")
                .orElse(". Pid " + room.pid() + " has " + Figures.count(room.left()) + " descriptors left.");
    }

    private static String restart(Forecast forecast) {
        double within = forecast.restartWithinSeconds().orElse(0);
        String when = within < 1 ? "now" : "within " + Figures.span(within) + " at the latest";
        String cuts = forecast.openConnections().isPresent()
                ? "at most " + Figures.count(forecast.openConnections().getAsLong())
                        + " connections that are open on this machine"
                : "what is open on it, which could not be counted";
        return "Restart it " + when + "; that cuts " + cuts + ".";
    }

    private static String raise(Forecast forecast, Headroom room) {
        String step = "each further " + Figures.count(Forecast.LIMIT_STEP) + " descriptors buy "
                + Figures.span(forecast.secondsGainedByStep().orElse(0)) + ".";
        return room.canRaise()
                ? "Its limit can be raised while it runs, which buys "
                        + Figures.span(forecast.secondsGainedByHardLimit().orElse(0)) + ": " + room.raiseCommand()
                        + "; " + step
                : "Its limit is at the hard limit of " + Figures.count(room.hardLimit())
                        + ", which only root can raise; " + step;
    }
}
