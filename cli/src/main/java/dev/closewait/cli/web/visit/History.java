package dev.closewait.cli.web.visit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The events of what runs now, so that who comes late sees the present. Not safe for use by several threads. */
final class History {
    /** In characters; four times what the longest lesson says. */
    private static final int LONGEST = 1 << 20;

    private final Deque<Event> events = new ArrayDeque<>();
    private long lastId;
    private int length;

    /** Something else begins: what was said before is of no use to anyone. */
    void clear() {
        events.clear();
        length = 0;
    }

    /** Keeps an event; where there is too much, the oldest go. */
    Event add(String json) {
        Event event = new Event(++lastId, json);
        events.add(event);
        length += json.length();
        while (length > LONGEST && events.size() > 1) {
            length -= events.remove().json().length();
        }
        return event;
    }

    /** What a reader lacks that has come as far as this event; everything when that one is none of ours. */
    List<Event> after(long id) {
        return events.stream().filter(event -> id > lastId || event.id() > id).toList();
    }
}
