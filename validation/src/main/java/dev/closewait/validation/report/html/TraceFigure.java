package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.Portrait;
import dev.closewait.validation.score.Portrait.Point;
import dev.closewait.validation.score.TraceResult;
import java.util.List;
import java.util.OptionalDouble;

/** One trace: the count over time with the moments of truth and diagnosis, and the survival curve beside it. */
final class TraceFigure {
    private static final int HEIGHT = 120;
    private static final double TOP = 30;
    private static final double BOTTOM = 104;
    private static final double MIDDLE = 55;
    /** Before it a moment of truth would be written over the highest count. */
    private static final double NEAR_START = 20;

    private final Markup page;
    private final Canvas canvas;
    private final Portrait portrait;
    private final List<Opinion> opinions;
    private final String kind;
    private final double length;

    /**
     * What a contestant made of it.
     *
     * @param number the contestant's, by which a reader chooses
     */
    record Opinion(int number, String name, TraceResult result) {
        String shown() {
            return "by by-" + number;
        }
    }

    TraceFigure(Markup page, Canvas canvas, Portrait portrait, List<Opinion> opinions) {
        this.page = page;
        this.canvas = canvas;
        this.portrait = portrait;
        this.opinions = opinions;
        kind = Palette.of(opinions.getFirst().result().truth());
        length = Math.max(portrait.counts().stream().mapToDouble(Point::x).max().orElse(0),
                opinions.getFirst().result().seconds());
    }

    void write() {
        page.open("article", "class", "trace").line();
        page.element("h4", portrait.trace()).line();
        page.open("p", "class", "said");
        opinions.forEach(opinion -> page.open("span", "class", opinion.shown())
                .element("b", Wording.word(opinion.result().mark()), "class", Palette.of(opinion.result().mark()))
                .text(words(opinion.result()))
                .close());
        page.close().line().open("div", "class", "two").line();
        counts();
        survival();
        page.close().close().line();
    }

    private static String words(TraceResult result) {
        String why = Wording.why(result);
        return why.isEmpty()
                ? ", " + Wording.said(result) + result.secondsToDetect()
                        .stream()
                        .mapToObj(seconds -> " after " + Wording.seconds(seconds))
                        .findFirst()
                        .orElse("")
                : ": " + why;
    }

    private void counts() {
        double most = Math.max(1, portrait.counts().stream().mapToDouble(Point::y).max().orElse(0));
        Scale time = Scale.linear(0, length, 0, 100);
        Scale count = Scale.linear(0, most, BOTTOM, TOP);
        Opinion first = opinions.getFirst();
        canvas.begin(HEIGHT, "CLOSE_WAIT sockets over time in " + portrait.trace(),
                "At most " + Wording.number(most) + " in " + Wording.seconds(length) + ". "
                        + first.result().truth() + first.name().transform(name -> "; " + name + ": ")
                        + Wording.word(first.result().mark()) + words(first.result()) + ".");
        String line = Canvas.steps(portrait.counts(), time, count);
        if (!line.isEmpty()) {
            canvas.path(line + "V" + Markup.number(BOTTOM) + "H0Z", "area " + kind).path(line, "line " + kind);
        }
        canvas.line(0, BOTTOM, 100, BOTTOM, "base");
        boolean early = portrait.truthSeconds().isPresent()
                && time.at(portrait.truthSeconds().getAsDouble()) < NEAR_START;
        canvas.text(early ? 100 : 0, TOP - 3, early ? -0.1 : 0, Wording.number(most), "tick");
        canvas.text(100, HEIGHT - 3, -0.1, Wording.seconds(length), "tick");
        portrait.truthSeconds().ifPresent(truth -> truth(time.at(truth)));
        opinions.forEach(opinion -> moment(opinion, time));
        canvas.end();
    }

    private void truth(double x) {
        canvas.line(x, 8, x, BOTTOM, "truth " + kind);
        canvas.text(x, 14, x > MIDDLE ? -4 : 4, "truth", "tick " + kind);
    }

    private void moment(Opinion opinion, Scale time) {
        OptionalDouble delay = opinion.result().secondsToDetect();
        if (delay.isPresent() && portrait.truthSeconds().isPresent()) {
            double x = time.at(portrait.truthSeconds().getAsDouble() + delay.getAsDouble());
            canvas.group(opinion.shown())
                    .line(x, 18, x, BOTTOM, "moment")
                    .text(x, 25, x > MIDDLE ? -4 : 4, "+" + Wording.seconds(delay), "tick strong")
                    .ungroup();
        }
    }

    private void survival() {
        double longest = portrait.survival().stream().mapToDouble(Point::x).max().orElse(0);
        if (longest <= 0) {
            page.element("p", "No socket stayed long enough to be seen twice.", "class", "note");
            return;
        }
        double plateau = portrait.survival().getLast().y();
        Scale dwell = Scale.linear(0, longest, 0, 100);
        Scale share = Scale.linear(0, 1, BOTTOM, TOP);
        canvas.begin(HEIGHT, "Survival curve of " + portrait.trace(),
                Wording.percent(plateau) + " of the sockets stay for longer than " + Wording.seconds(longest) + ".");
        String line = Canvas.steps(portrait.survival(), dwell, share);
        canvas.path(line, "line " + kind);
        canvas.line(0, BOTTOM, 100, BOTTOM, "base");
        canvas.text(0, TOP - 3, 0, "100 %", "tick");
        canvas.text(100, Math.max(share.at(plateau) - 5, TOP - 3), -0.1, Wording.percent(plateau), "tick strong halo");
        canvas.text(100, HEIGHT - 3, -0.1, Wording.seconds(longest), "tick");
        canvas.end();
    }
}
