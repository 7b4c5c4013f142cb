package dev.closewait.cli.output;

import dev.closewait.validation.score.ValidationListener;

/** Shows a person how far a validation is; where nothing can be written over, nothing. */
public final class ValidateScreen implements ValidationListener {
    private final LiveLine live;

    public ValidateScreen(Terminal terminal) {
        live = new LiveLine(terminal);
    }

    @Override
    public void shown(String trace, int done, int all) {
        live.show("  " + done + " of " + all + " traces  " + Harmless.text(trace));
    }

    /** Takes the line away. */
    public void end() {
        live.show("");
    }
}
