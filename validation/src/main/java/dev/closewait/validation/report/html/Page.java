package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page that needs nothing but itself: no network, no script, no font. It can be opened from a folder, attached to a build
 * or printed, and it forbids the browser to load anything.
 */
public final class Page {
    private static final String STYLE = "page.css";

    private final Markup markup = new Markup("<!DOCTYPE html>");
    private final Canvas canvas = new Canvas(markup);

    private Page() {}

    /**
     * Begins a page.
     *
     * @param title what the browser calls it
     * @param rules rules of style that only this page has
     */
    public static Page begin(String title, List<String> rules) {
        Page page = new Page();
        page.markup.open("html", "lang", "en").line();
        page.head(title, rules);
        page.markup.open("body").line().open("main").line();
        return page;
    }

    /** Where it is written. */
    public Markup markup() {
        return markup;
    }

    /** What draws its figures. */
    public Canvas canvas() {
        return canvas;
    }

    /** Ends it; every element that was begun on it has ended. */
    public String finished() {
        markup.close().line().close().line().close();
        return markup.finished();
    }

    /** Begins a section with its heading. */
    public static Markup section(Markup page, String id, String title, String lead) {
        page.open("section", "id", id, "aria-labelledby", id + "-title").line();
        page.element("h2", title, "id", id + "-title").line();
        return lead.isEmpty() ? page : page.element("p", lead, "class", "lead").line();
    }

    private void head(String title, List<String> rules) {
        markup.open("head").line();
        markup.leaf("meta", "charset", "utf-8").line();
        markup.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        markup.leaf("meta", "name", "color-scheme", "content", "light dark").line();
        markup.leaf("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'").line();
        markup.element("title", title).line();
        markup.open("style").line();
        style().lines().forEach(line -> markup.text(line).line());
        rules.forEach(rule -> markup.text(rule).line());
        markup.close().line().close().line();
    }

    private static String style() {
        try (InputStream style = Page.class.getResourceAsStream(STYLE)) {
            if (style == null) {
                throw new IllegalStateException(STYLE + " is missing beside " + Page.class);
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
