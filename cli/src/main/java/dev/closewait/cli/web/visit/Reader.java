package dev.closewait.cli.web.visit;

import java.util.List;

/** A browser that is told a visitor's events as they come. One that cannot follow is cut off; it will ask again. */
public interface Reader {
    /** Takes the next events; never waits. */
    void tell(List<Event> events);

    /** There will be no more. */
    void end();
}
