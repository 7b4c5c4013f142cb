package dev.closewait.lessons.event;

import java.util.List;

/** Something else to look at, as it was found: the output of a tool, an entry of /proc. */
public record Exhibit(String title, List<String> lines) {}
