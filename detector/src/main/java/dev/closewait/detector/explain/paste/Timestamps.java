package dev.closewait.detector.explain.paste;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lines that are a time and nothing else: what {@code date} prints in English locales, ISO 8601, {@code 2026-11-22
 * 10:00:00}, seconds or milliseconds since 1970, {@code 10:00:00} alone, and the first line of {@code watch}. Names of time
 * zones are passed over: a text has one, and only the time between its snapshots matters.
 */
final class Timestamps {
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int LETTERS_OF_A_NAME = 3;
    /** {@code -03}, {@code +0100}, {@code -05:00}. */
    private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{2}(:?[0-9]{2})?");

    private static final int MOST_WORDS = 8;
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;
    private static final int YEAR_DIGITS = 4;
    private static final int LONGEST_ZONE = 5;
    private static final int HALF_DAY_HOURS = 12;
    /** {@code watch} prints {@code Every 2.0s: command  host: Sun Nov 22 10:00:00 2026}. */
    private static final int WORDS_OF_WATCH = 5;

    private Timestamps() {}

    /** The time that a line is; empty where it is something else. */
    static Optional<Instant> of(Line line) {
        List<String> words = new ArrayList<>();
        for (String word : line.words()) {
            String bare = undecorated(word, !words.isEmpty());
            if (!bare.isEmpty()) {
                words.add(bare);
            }
        }
        if (words.size() > WORDS_OF_WATCH && words.getFirst().equals("Every")) {
            words = words.subList(words.size() - WORDS_OF_WATCH, words.size());
        }
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        try {
            return words.size() == 1 ? oneWord(words.getFirst()) : new Parts().read(words);
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /**
     * Without the signs that people put around a time: {@code === 10:00:00 ===}, {@code [10:00:00]}, {@code --10:00:00--}.
     * An offset, which never comes first, keeps its own: {@code -0500}.
     */
    private static String undecorated(String word, boolean mayBeOffset) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
            to--;
        }
        boolean signed = mayBeOffset && from > 0 && OFFSET.matcher(word.substring(from - 1, to)).matches();
        return word.substring(signed ? from - 1 : from, to);
    }

    private static Optional<Instant> oneWord(String word) {
        int whole = Numbers.digits(word, 0);
        boolean number = whole == word.length() || (word.charAt(whole) == '.'
                && whole + 1 + Numbers.digits(word, whole + 1) == word.length());
        if (number) {
            return switch (whole) {
                case SECONDS_DIGITS -> Optional.of(Instant.ofEpochSecond(Numbers.at(word, 0)));
                case MILLIS_DIGITS -> Optional.of(Instant.ofEpochMilli(Numbers.at(word, 0)));
                default -> Optional.empty();
            };
        }
        if (whole == 0) {
            return Optional.empty();
        }
        int t = word.indexOf('T');
        return t > 0 ? iso(word, t) : new Parts().read(List.of(word));
    }

    private static Optional<Instant> iso(String word, int t) {
        String text = word.replace(',', '.');
        boolean zoned = text.endsWith("Z") || text.indexOf('+', t) > 0 || text.indexOf('-', t) > 0;
        return Optional.of(OffsetDateTime.parse(zoned ? text : text + "Z").toInstant());
    }

    /** A date's words in any order, as locales have them. */
    private static final class Parts {
        private Optional<LocalTime> time = Optional.empty();
        private Optional<LocalDate> date = Optional.empty();
        private Optional<ZoneOffset> offset = Optional.empty();
        private int year;
        private int month;
        private int day;
        private int halfDay;

        Optional<Instant> read(List<String> words) {
            for (String word : words) {
                if (!takes(word)) {
                    return Optional.empty();
                }
            }
            boolean named = month > 0 && day > 0 && year > 0;
            if (time.isEmpty() || (!named && date.isEmpty() && words.size() > 1)) {
                return Optional.empty();
            }
            LocalDate of = named ? LocalDate.of(year, month, day) : date.orElse(LocalDate.EPOCH);
            return Optional.of(of.atTime(time.get()).plusHours(halfDay).toInstant(offset.orElse(ZoneOffset.UTC)));
        }

        private boolean takes(String word) {
            String name = word.length() < LETTERS_OF_A_NAME
                    ? word
                    : word.substring(0, LETTERS_OF_A_NAME).toLowerCase(Locale.ROOT);
            long number = Numbers.whole(word);
            if (number >= 0) {
                return takesNumber(word, (int) Math.min(number, Integer.MAX_VALUE));
            }
            if (Character.isDigit(word.charAt(0))) {
                return word.indexOf(':') > 0 ? takesTime(word) : takesDate(word);
            }
            if (word.charAt(0) == '+' || word.charAt(0) == '-') {
                offset = Optional.of(ZoneOffset.of(word));
            } else if (MONTHS.contains(name) && month == 0) {
                month = MONTHS.indexOf(name) + 1;
            } else if (word.equals("PM")) {
                halfDay = time.map(LocalTime::getHour).orElse(0) < HALF_DAY_HOURS ? HALF_DAY_HOURS : 0;
            } else if (word.equals("AM")) {
                halfDay = time.map(LocalTime::getHour).orElse(0) == HALF_DAY_HOURS ? -HALF_DAY_HOURS : 0;
            } else {
                return WEEKDAYS.contains(name)
                        || (word.length() <= LONGEST_ZONE && word.equals(word.toUpperCase(Locale.ROOT)));
            }
            return true;
        }

        private boolean takesNumber(String word, int number) {
            if (word.length() == YEAR_DIGITS) {
                year = number;
            } else {
                day = number;
            }
            return true;
        }

        private boolean takesDate(String word) {
            date = Optional.of(LocalDate.parse(word.replace('/', '-')));
            return true;
        }

        private boolean takesTime(String word) throws DateTimeParseException {
            time = Optional.of(LocalTime.parse((word.indexOf(':') == 1 ? "0" + word : word).replace(',', '.')));
            return true;
        }
    }
}
