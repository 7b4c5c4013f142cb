package dev.closewait.cli.screen;

import dev.closewait.detector.diagnosis.Pattern;

/** The colours of the screen: eight that every terminal has, so that its own theme decides how they look. */
public enum Tint {
    PLAIN(""), BOLD("1"), FAINT("2"), RED("1;31"), GREEN("32"), YELLOW("33"), MAGENTA("1;35"), CYAN("36"),
    /** The same the other way round: what is lit. */
    LIT("1;7"), LIT_GREEN("1;7;32"), LIT_YELLOW("1;7;33"), LIT_CYAN("1;7;36");

    private static final String ESCAPE = "\033[";

    private final String code;

    Tint(String code) {
        this.code = code;
    }

    /** The text in this colour (ECMA-48, select graphic rendition). */
    String on(String text) {
        return code.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    /** How a pattern is shown: the more somebody should do something about it, the warmer. */
    static Tint of(Pattern pattern) {
        return switch (pattern) {
            case HEALTHY -> GREEN;
            case FAST_CHURN, IDLE_POOL -> CYAN;
            case SLOW_CLOSE, CPU_STARVED -> YELLOW;
            case LEAK -> RED;
            case STALLED -> MAGENTA;
        };
    }
}
