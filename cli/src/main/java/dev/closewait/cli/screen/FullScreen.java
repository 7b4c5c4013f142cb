package dev.closewait.cli.screen;

import dev.closewait.cli.output.OwnCpu;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.WatchLines;
import dev.closewait.cli.output.WatchOutput;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;

/** A watch on the whole terminal, drawn anew at every look and at every key. */
public final class FullScreen implements WatchOutput {
    private final WholeTerminal screen;
    private final WatchLines lastWords;
    private final WatchModel model;
    private final Runnable quit;

    /**
     * Takes the terminal over.
     *
     * @param quit called when a person wants to end the watch
     */
    public FullScreen(Terminal terminal, WatchSetting setting, Runnable quit) {
        this.quit = quit;
        screen = new WholeTerminal(terminal);
        model = new WatchModel(setting, screen.hasKeys());
        lastWords = WatchLines.ofLive(terminal, setting.every(), setting.fixIn());
        screen.listen(this::pressed, () -> {}); // the watch goes on without keys
    }

    @Override
    public synchronized void looked(Observation observation, List<Diagnosis> diagnoses) {
        lastWords.looked(observation, diagnoses);
        model.looked(observation, diagnoses, OwnCpu.nanos());
        draw();
    }

    @Override
    public void changed(Diagnosis diagnosis) {}

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        close();
        lastWords.ended(diagnoses);
    }

    private synchronized void pressed(Keyboard.Key key) {
        switch (key) {
            case UP -> model.select(-1);
            case DOWN -> model.select(1);
            case QUIT -> quit.run();
            default -> {} // Only a lesson goes on and back.
        }
        draw();
    }

    private void draw() {
        WatchView view = model.view();
        screen.draw((width, height, colour, glyphs) -> Frame.of(view, width, height, colour, glyphs));
    }

    /** Gives the terminal back; once. */
    @Override
    public void close() {
        screen.close();
    }
}
