package dev.closewait.cli.screen;

import dev.closewait.cli.output.Harmless;

/**
 * The characters that are drawn with, each one column wide.
 *
 * @param rising how full a cell is from below, from empty to full
 * @param bar cells of a bar that lies; lower than a line, so that bars one above the other stay apart
 * @param shades cells of a bar that has parts, one for each part, told apart without colours
 * @param rule a horizontal line
 * @param cursor stands before what is selected
 * @param ellipsis stands for what does not fit
 * @param dot stands between remarks
 * @param arrows the keys that move up and down
 * @param joints where lines meet: the character at the sum of 1 for up, 2 for right, 4 for down, 8 for left
 * @param heads of arrows that lead up, to the right, down, to the left
 * @param becomes stands between what was and what is
 */
public record Glyphs(String rising, char bar, String shades, String rule, String cursor, String ellipsis, String dot,
        String arrows, String joints, String heads, String becomes) {
    /** For a terminal that shows Unicode. */
    public static final Glyphs UNICODE = new Glyphs(" ▁▂▃▄▅▆▇█", '▆', "█▓▒░", "─", "▸", "…", "·", "↑↓",
            " ╵╶└╷│┌├╴┘─┴┐┤┬┼", "▲▶▼◀", "→");
    /** For any other. */
    public static final Glyphs ASCII = new Glyphs(" .:#", '#', "#=+-", "-", ">", "~", "-", "up/down",
            " |-+||++-+-+++++", "^>v<", "->");

    /** Text as it can be written where these are the characters. */
    public String written(String text) {
        return equals(ASCII) ? Harmless.ascii(text) : text;
    }

    /** The cell that is full to this part, 0 to 1; anything over nothing is seen. */
    static char cell(String levels, double part) {
        int highest = levels.length() - 1;
        return levels.charAt(part <= 0 ? 0 : Math.clamp(Math.round(part * highest), 1, highest));
    }
}
