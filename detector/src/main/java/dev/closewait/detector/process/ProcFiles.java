package dev.closewait.detector.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads small files of /proc and /sys, which can vanish, or be out of bounds, at any time. */
final class ProcFiles {
    private static final String[] NOTHING = {};

    private ProcFiles() {}

    /** The text of a file; empty when it is not there or may not be read. */
    static Optional<String> text(Path file) {
        try {
            // Names of processes need not be UTF-8.
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names in a directory; none when it is not there or may not be read. */
    static String[] names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? NOTHING : names;
    }

    /** The number after {@code key} and white space at the beginning of a line; empty when there is none. */
    static Optional<Long> number(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key) && line.length() > key.length()
                        && Character.isWhitespace(line.charAt(key.length())))
                .map(line -> line.substring(key.length()).strip().split("\\s+", 2)[0])
                .filter(ProcFiles::isNumber)
                .map(Long::valueOf)
                .findFirst();
    }

    /** Whether a text is a number that fits into a long; names of processes and threads are. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
