package dev.closewait.cli.report;

import dev.closewait.cli.output.Figures;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.html.Canvas;
import dev.closewait.validation.report.html.Palette;
import dev.closewait.validation.report.html.Scale;
import dev.closewait.validation.score.Portrait.Point;

/** The count of a run over time, with the moments of truth and diagnosis. */
final class RunFigure {
    private static final int HEIGHT = 150;
    private static final double TOP = 32;
    private static final double BOTTOM = 132;
    private static final double MIDDLE = 55;

    private final Canvas canvas;
    private final RunPortrait portrait;
    private final String kind;
    private final Scale time;

    RunFigure(Canvas canvas, RunPortrait portrait) {
        this.canvas = canvas;
        this.portrait = portrait;
        kind = Palette.of(portrait.outcome().expected());
        time = Scale.linear(0, portrait.seconds(), 0, 100);
    }

    void draw() {
        double most = Math.max(1, portrait.counts().stream().mapToDouble(Point::y).max().orElse(0));
        canvas.begin(HEIGHT, "CLOSE_WAIT sockets over time in " + RunReport.name(portrait.outcome()),
                "At most " + Markup.number(most) + " in " + Figures.seconds(portrait.seconds()) + ".");
        String line = Canvas.steps(portrait.counts(), time, Scale.linear(0, most, BOTTOM, TOP));
        if (!line.isEmpty()) {
            canvas.path(line + "V" + Markup.number(BOTTOM) + "H0Z", "area " + kind).path(line, "line " + kind);
        }
        double begun = time.at(portrait.loadBegan());
        double ended = time.at(portrait.loadEnded());
        canvas.line(0, BOTTOM, 100, BOTTOM, "base").bar(begun, BOTTOM, ended - begun, 3, "beside");
        canvas.text(begun, HEIGHT - 4, 0.1, "load, " + Figures.seconds(portrait.loadEnded() - portrait.loadBegan()),
                "tick");
        canvas.text(100, TOP - 4, -0.1, Markup.number(most), "tick");
        portrait.truth().ifPresent(truth -> moment(time.at(truth), 10, "truth " + kind, "truth", "tick " + kind));
        portrait.said()
                .ifPresent(said -> moment(time.at(said), 22, "moment",
                        "+" + Figures.seconds(portrait.outcome().secondsToDetect().orElse(0)), "tick strong"));
        canvas.end();
    }

    private void moment(double x, double top, String line, String words, String letters) {
        canvas.line(x, top - 6, x, BOTTOM, line).text(x, top + 2, x > MIDDLE ? -4 : 4, words, letters);
    }
}
