package dev.closewait.cli.screen;

import dev.closewait.cli.output.OwnCpu;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.Tty;
import dev.closewait.cli.output.WatchLines;
import dev.closewait.cli.output.WatchOutput;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;
import java.util.Optional;

/**
 * A watch on the whole terminal, drawn anew at every look and at every key. The terminal is given back as it was in
 * whatever way the process ends, but for SIGKILL; then the last words stand where the command was typed.
 */
public final class FullScreen implements WatchOutput {
    // Control sequences of xterm, which every terminal that Linux runs in understands or ignores.
    private static final String OPEN = "\033[?1049h\033[?25l"; // the other screen; no cursor
    private static final String SHUT = "\033[?25h\033[?1049l";
    private static final String BEGIN = "\033[?2026h\033[H"; // show nothing until all is there; from the top
    private static final String END_OF_LINE = "\033[K";
    private static final String END = "\033[J\033[?2026l";
    private static final int DEFAULT_HEIGHT = 24;

    private final Terminal terminal;
    private final Glyphs glyphs;
    private final WatchLines lastWords;
    private final WatchModel model;
    private final Runnable quit;
    private final Runnable giveKeysBack;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::close);
    private boolean open;

    /**
     * Takes the terminal over.
     *
     * @param quit called when a person wants to end the watch
     */
    public FullScreen(Terminal terminal, WatchSetting setting, Runnable quit) {
        this.terminal = terminal;
        this.quit = quit;
        glyphs = terminal.unicode() ? Glyphs.UNICODE : Glyphs.ASCII;
        Optional<Runnable> keys = Tty.keyByKey();
        giveKeysBack = keys.orElse(() -> {});
        model = new WatchModel(setting, keys.isPresent());
        lastWords = WatchLines.ofLive(terminal, setting.every(), setting.fixIn());
        Runtime.getRuntime().addShutdownHook(atExit);
        terminal.out().print(OPEN);
        open = true;
        if (keys.isPresent()) {
            Keyboard.listen(System.in, this::pressed);
        }
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
        }
        draw();
    }

    private void draw() {
        if (open) {
            Tty.Size size = Tty.size().orElse(new Tty.Size(terminal.width(), DEFAULT_HEIGHT));
            List<String> lines = Frame.of(model.view(), size.width(), size.height(), terminal.colour(), glyphs);
            terminal.out().print(BEGIN + String.join(END_OF_LINE + "\r\n", lines) + END_OF_LINE + END);
            terminal.out().flush();
        }
    }

    /** Gives the terminal back; once. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            terminal.out().print(SHUT);
            terminal.out().flush();
            giveKeysBack.run();
        }
    }
}
