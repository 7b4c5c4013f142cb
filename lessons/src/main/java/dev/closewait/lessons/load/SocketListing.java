package dev.closewait.lessons.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a socket table that are in CLOSE_WAIT, as they were printed.
 *
 * @param command what printed them: {@code ss -tan}
 * @param time when
 * @param header the line above the columns
 * @param rows a line each
 */
public record SocketListing(String command, Instant time, String header, List<String> rows) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** The fourth and fifth column, with ss as with netstat. */
    private static final int LOCAL = 3;
    private static final int PEER = 4;

    public SocketListing {
        rows = List.copyOf(rows);
    }

    /** The same listing with the rows of one local port, by their peers. */
    public SocketListing of(int port) {
        return new SocketListing(command, time, header, rows.stream()
                .filter(row -> column(row, LOCAL).endsWith(":" + port))
                .sorted(Comparator.comparing(row -> column(row, PEER)))
                .toList());
    }

    /** The same listing, with the reason why it is this one beside what printed it. */
    SocketListing because(String reason) {
        return new SocketListing(command + ", for " + reason, time, header, rows);
    }

    /** Who is at the other end of each row. */
    public Set<String> peers() {
        return rows.stream().map(row -> column(row, PEER)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The first rows below the header, and how many there are. */
    public List<String> excerpt(int most) {
        List<String> lines = new ArrayList<>(List.of(header));
        rows.stream().limit(most).forEach(lines::add);
        if (rows.size() > most) {
            lines.add("… and " + (rows.size() - most) + " more");
        }
        return lines;
    }

    /** The whole of it as one pastes it, the time before it. */
    public String text() {
        return time + "\n" + header + "\n" + String.join("\n", rows) + "\n";
    }

    private static String column(String row, int number) {
        String[] columns = BLANKS.split(row.strip(), -1);
        return columns.length > number ? columns[number] : "";
    }
}
