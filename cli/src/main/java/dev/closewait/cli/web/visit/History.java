package dev.closewait.cli.web.visit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of what runs now, so that who comes late sees the present. Not safe for use by several threads. */
final class History {
    /** In characters; four times what the longest lesson says. */
    private static final int LONGEST = 1 << 20;

    /** Without the first, which says what runs: of no use is what follows without it. */
    private final Deque<Event> events = new ArrayDeque<>();
    private Optional<Event> first = Optional.empty();
    private long lastId;
    private int length;

    /** Something else begins: what was said before is of no use to anyone. */
    void clear() {
        first = Optional.empty();
        events.clear();
        length = 0;
    }

    /** Keeps an event; where there is too much, the oldest go, save the first. */
    Event add(String json) {
        Event event = new Event(++lastId, json);
        if (first.isEmpty()) {
            first = Optional.of(event);
            return event;
        }
        events.add(event);
        length += json.length();
        while (length > LONGEST && events.size() > 1) {
            length -= events.remove().json().length();
        }
        return event;
    }

    /** What a reader lacks that has come as far as this event; everything when that one is none of ours. */
    List<Event> after(long id) {
        return Stream.concat(first.stream(), events.stream())
                .filter(event -> id > lastId || event.id() > id)
                .toList();
    }
}
