package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.EndpointParser;
import dev.closewait.detector.stream.BadLineException.Trouble;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads observations that an {@link ObservationWriter} wrote, or another program, a line each; each as soon as its line
 * has come. Columns are filled straight from the stream and again for each line, so memory is bounded by the longest
 * observation, whatever comes. Blank lines are passed over. Not safe for use by several threads.
 */
public final class ObservationReader implements Closeable {
    /** The first bytes of a word that is cut off, such as {@code tru}, are bad from the first of them on. */
    private static final int LONGEST_WORD = "false".length();

    private final LineInput lines;
    private final LineFormat format = new LineFormat();
    private final EndpointParser endpoint = new EndpointParser();

    /** @param in closed with this reader */
    public ObservationReader(InputStream in) {
        lines = new LineInput(in);
    }

    /**
     * The next observation; its columns are filled again by the one after it.
     *
     * @return empty at the end of the stream
     * @throws BadLineException when the next line is no observation; the one after it can be read
     * @throws IOException when the stream cannot be read on
     */
    public Optional<Observation> next() throws BadLineException, IOException {
        if (!lines.nextLine()) {
            return Optional.empty();
        }
        try (JsonInput in = new JsonInput(lines, endpoint)) {
            return Optional.of(format.read(in));
        } catch (JacksonIOException failure) {
            throw inputFailed(failure);
        } catch (JacksonException malformed) {
            throw notJson(malformed);
        }
    }

    /** The number of the line that was read last, from 1. */
    public long line() {
        return lines.number();
    }

    /** Where the sockets of the last observation were read from; empty when its line does not say. */
    public Optional<String> source() {
        return format.source();
    }

    private BadLineException inputFailed(JacksonIOException failure) throws IOException {
        return switch (JsonInput.cause(failure)) {
            case LineInput.TooLongException _ ->
                bad("is longer than the " + Limits.LINE_BYTES + " bytes that a line may have");
            case CharConversionException _ -> bad("is not text in UTF-8");
            case IOException failed -> throw failed;
        };
    }

    private BadLineException notJson(JacksonException malformed) throws IOException {
        if (malformed instanceof StreamConstraintsException) { // it says no place
            return bad("has a name or a value of more than " + Limits.TEXT_CHARACTERS + " characters");
        }
        boolean cutOff = !lines.finishLine();
        long goodBytes = malformed.getLocation().getByteOffset() + (cutOff ? LONGEST_WORD : 0);
        if (goodBytes >= lines.lineBytes()) {
            return new BadLineException(cutOff ? Trouble.CUT_OFF : Trouble.MALFORMED, lines.number(),
                    "ends in the middle of an observation");
        }
        return bad("is not JSON at column " + malformed.getLocation().getColumnNr() + ": "
                + malformed.getOriginalMessage().lines().findFirst().orElse("no reason given"));
    }

    private BadLineException bad(String what) {
        return new BadLineException(Trouble.MALFORMED, lines.number(), what);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
