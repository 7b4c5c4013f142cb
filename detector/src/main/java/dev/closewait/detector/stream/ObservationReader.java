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
 * has come, also where the stream is compressed by gzip. Columns are filled straight from the stream and again for each
 * line, so memory is bounded by the longest observation, whatever comes. Blank lines are passed over. Not safe for use by
 * several threads.
 */
public final class ObservationReader implements Closeable {
    /** The first bytes of a word that is cut off, such as {@code tru}, are bad from the first of them on. */
    private static final int LONGEST_WORD = "false".length();

    private final GzipInput unpacked;
    private final LineInput lines;
    private final LineFormat format = new LineFormat();
    private final EndpointParser endpoint = new EndpointParser();
    /** The first line, while it is not known to be more than a beginning. */
    private Optional<JsonInput> begun = Optional.empty();
    /** Why the first line is neither a head nor anything else. */
    private Optional<BadLineException> unread = Optional.empty();
    private boolean damageTold;

    /** @param in closed with this reader */
    public ObservationReader(InputStream in) {
        unpacked = new GzipInput(in);
        lines = new LineInput(unpacked);
    }

    /**
     * What stands before the observations; to be called first of all, or never.
     *
     * @return empty when nothing does: the first line is left to {@link #next()}, whatever it is
     * @throws BadLineException when it begins as it should and is something else; observations can be read after it
     * @throws IOException when the stream cannot be read on
     */
    public <T> Optional<T> head(HeadFormat<T> expected) throws BadLineException, IOException {
        if (!lines.nextLine()) {
            return Optional.empty();
        }
        boolean isHead = false;
        try {
            begun = Optional.of(new JsonInput(lines, endpoint));
            isHead = begun.get().beginsWith(expected.firstField());
        } catch (JacksonException failure) {
            unread = Optional.of(bad(failure));
        }
        return isHead ? Optional.of(read(expected::read)) : Optional.empty();
    }

    /**
     * The next observation; its columns are filled again by the one after it.
     *
     * @return empty at the end of the stream
     * @throws BadLineException when the next line is no observation; the one after it can be read
     * @throws IOException when the stream cannot be read on
     */
    public Optional<Observation> next() throws BadLineException, IOException {
        if (unread.isPresent()) {
            BadLineException first = unread.get();
            unread = Optional.empty();
            begun = Optional.empty();
            throw first;
        }
        if (begun.isEmpty() && !lines.nextLine()) {
            tellDamage();
            return Optional.empty();
        }
        return Optional.of(read(format::read));
    }

    /** What a line is read as. */
    @FunctionalInterface
    private interface Format<T> {
        T read(JsonInput in) throws BadLineException;
    }

    private <T> T read(Format<T> as) throws BadLineException, IOException {
        try (JsonInput in = begun.orElseGet(() -> new JsonInput(lines, endpoint))) {
            return as.read(in);
        } catch (JacksonException failure) {
            throw bad(failure);
        } finally {
            begun = Optional.empty();
        }
    }

    /** A stream that is cut off between two lines looks like a whole one. */
    private void tellDamage() throws BadLineException {
        if (unpacked.damage().isPresent() && !damageTold) {
            throw damaged(unpacked.damage().get(), lines.number() + 1);
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

    private BadLineException bad(JacksonException failure) throws IOException {
        return failure instanceof JacksonIOException input ? inputFailed(input) : notJson(failure);
    }

    private BadLineException damaged(GzipInput.Damage damage, long line) {
        damageTold = true;
        return new BadLineException(damage.trouble(), line, damage.words());
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
        if (cutOff && unpacked.damage().isPresent()) {
            return damaged(unpacked.damage().get(), lines.number());
        }
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
