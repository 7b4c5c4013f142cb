package dev.closewait.validation.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML as it is written, and HTML in its XML spelling. Whatever it is given is text: nothing that comes from outside can be
 * markup, and characters that XML does not allow are replaced.
 */
public final class Markup {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /**
     * Begins.
     *
     * @param declaration what stands before the root, such as {@code <!DOCTYPE html>}
     */
    public Markup(String declaration) {
        text.write(declaration);
        text.write("\n");
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turns; numbers are written with two digits at most
     */
    public Markup open(String element, Object... attributes) {
        try {
            xml.writeStartElement(element);
            write(attributes);
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        try {
            xml.writeCharacters(""); // so that none is ever written as <b/>, which HTML does not take as ended
            xml.writeEndElement();
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return this;
    }

    /** An element with nothing in it that has no end tag in HTML, or stands in SVG. */
    public Markup leaf(String element, Object... attributes) {
        try {
            xml.writeEmptyElement(element);
            write(attributes);
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return this;
    }

    /** An element with text in it. */
    public Markup element(String element, Object content, Object... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** Text, of one line unless it is our own. */
    public Markup text(Object content) {
        try {
            xml.writeCharacters(Wording.plain(content.toString()));
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return this;
    }

    /** A line's end, where a person may read the source. */
    public Markup line() {
        try {
            xml.writeCharacters("\n");
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return this;
    }

    /** What was written, when every element has ended. */
    public String finished() {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failure) {
            throw unexpected(failure);
        }
        return text + "\n";
    }

    private void write(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i].toString(), Wording.plain(value(attributes[i + 1])));
        }
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** As short as a hundredth allows: there are many in a page. */
    public static String number(double number) {
        String digits = String.format(Locale.ROOT, "%.2f", number);
        return digits.replaceFirst("\\.?0+$", "");
    }

    private static IllegalStateException unexpected(XMLStreamException failure) {
        return new IllegalStateException("markup was written out of order", failure);
    }
}
