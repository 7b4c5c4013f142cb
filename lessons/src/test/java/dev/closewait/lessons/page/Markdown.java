package dev.closewait.lessons.page;

/** A page of Markdown while it is written. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    void paragraph(String paragraph) {
        line("");
        line(paragraph);
    }

    /** What is there for who opens it. */
    void folded(String summary, Runnable content) {
        paragraph("<details><summary>" + summary + "</summary>");
        content.run();
        paragraph("</details>");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
