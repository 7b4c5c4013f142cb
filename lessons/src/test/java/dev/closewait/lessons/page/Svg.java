package dev.closewait.lessons.page;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A figure. Colours are classes of one style sheet, which has a light and a dark half; the card behind it makes it readable on
 * any page.
 */
final class Svg {
    private static final String STYLE = """
            .card{fill:#ffffff;stroke:#d0d7de}.box{fill:#f6f8fa;stroke:#8c959f}.arrow{stroke:#afb8c1;fill:none}
            .head{fill:#afb8c1}text{fill:#1f2328;font:12px sans-serif}.code{font:11.5px monospace}.faint{fill:#59636e}
            .state{font:11px monospace}.halo{paint-order:stroke;stroke:#ffffff;stroke-width:5px}.life{stroke:#8c959f}
            .client{stroke:#0969da}.server{stroke:#bc4c00}.listener{stroke:#1a7f37}
            .client-fill{fill:#0969da}.server-fill{fill:#bc4c00}.listener-fill{fill:#1a7f37}.on{fill:#ffffff}
            @media(prefers-color-scheme:dark){.card{fill:#0d1117;stroke:#3d444d}.box{fill:#212830;stroke:#656c76}
            .arrow{stroke:#4b535d}.head{fill:#4b535d}text{fill:#f0f6fc}.faint{fill:#9198a1}.halo{stroke:#0d1117}
            .life{stroke:#656c76}.client{stroke:#4493f8}.server{stroke:#f0883e}.listener{stroke:#3fb950}
            .client-fill{fill:#4493f8}.server-fill{fill:#f0883e}.listener-fill{fill:#3fb950}.on{fill:#0d1117}}
            """;
    private static final double CORNER = 6;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** @param says what it shows, for who cannot see it */
    Svg(int width, int height, String says) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            attributes("width", width, "height", height, "viewBox", "0 0 " + width + " " + height, "role", "img");
            leaf("title", says);
            leaf("style", "\n" + STYLE);
            box("card", 0.5, 0.5, width - 1, height - 1);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot be written to", impossible);
        }
    }

    void box(String classes, double x, double y, double width, double height) {
        empty("rect", "class", classes, "x", x, "y", y, "width", width, "height", height, "rx", CORNER);
    }

    void line(String classes, double x1, double y1, double x2, double y2) {
        empty("line", "class", classes, "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke-width",
                classes.startsWith("arrow") || classes.startsWith("life") ? 1.2 : 2.4);
    }

    /** A line with a head at its end. */
    void arrow(String classes, String headClasses, double x1, double y1, double x2, double y2) {
        double angle = Math.atan2(y2 - y1, x2 - x1);
        double along = 9;
        double across = 4;
        double backX = x2 - along * Math.cos(angle);
        double backY = y2 - along * Math.sin(angle);
        line(classes, x1, y1, backX, backY);
        double sideX = across * Math.sin(angle);
        double sideY = -across * Math.cos(angle);
        empty("path", "class", headClasses, "d", "M" + number(x2) + " " + number(y2) + "L" + number(backX + sideX) + " "
                + number(backY + sideY) + "L" + number(backX - sideX) + " " + number(backY - sideY) + "Z");
    }

    /** @param anchor {@code start}, {@code middle} or {@code end}: which part of the text stands at x */
    void text(String classes, String anchor, double x, double y, String says) {
        try {
            xml.writeStartElement("text");
            attributes("class", classes, "text-anchor", anchor, "x", x, "y", y);
            xml.writeCharacters(says);
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot be written to", impossible);
        }
    }

    /** The whole figure. */
    String end() {
        try {
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot be written to", impossible);
        }
        return text + "\n";
    }

    private void empty(String element, Object... attributes) {
        try {
            xml.writeEmptyElement(element);
            attributes(attributes);
            xml.writeCharacters("\n");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot be written to", impossible);
        }
    }

    private void leaf(String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(content);
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void attributes(Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            xml.writeAttribute(namesAndValues[i].toString(),
                    value instanceof Double figure ? number(figure) : value.toString());
        }
    }

    private static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
