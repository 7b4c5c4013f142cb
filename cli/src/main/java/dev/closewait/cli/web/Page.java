package dev.closewait.cli.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** The files of the page. It loads nothing else, and its policy would not let it. */
enum Page {
    HTML("/", "learn.html", "text/html; charset=utf-8"), STYLE("/learn.css", "learn.css",
            "text/css; charset=utf-8"), MAIN("/main.js", "main.js", Page.SCRIPT), VISIT("/visit.js", "visit.js",
                    Page.SCRIPT), ELEMENTS("/elements.js", "elements.js", Page.SCRIPT), DIAGRAM("/diagram.js",
                            "diagram.js", Page.SCRIPT), LESSON("/lesson.js", "lesson.js", Page.SCRIPT), STEP("/step.js",
                                    "step.js", Page.SCRIPT), PATTERN("/pattern.js", "pattern.js",
                                            Page.SCRIPT), CONNECTION("/connection.js", "connection.js", Page.SCRIPT);

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final String path;
    private final String type;
    @SuppressWarnings("ImmutableEnumChecker") // it is sent, and never written to
    private final byte[] bytes;

    Page(String path, String file, String type) {
        this.path = path;
        this.type = type;
        this.bytes = read(file);
    }

    /** The file at this path. */
    static Optional<Page> at(String path) {
        return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    String type() {
        return type;
    }

    /** Its text in UTF-8; the same array each time, which nobody changes. */
    byte[] bytes() {
        return bytes;
    }

    private static byte[] read(String file) {
        try (InputStream in = Page.class.getResourceAsStream("page/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the file " + file + " of the page is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file " + file + " of the page cannot be read", unreadable);
        }
    }
}
