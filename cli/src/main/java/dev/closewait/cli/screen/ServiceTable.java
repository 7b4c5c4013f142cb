package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import dev.closewait.detector.diagnosis.Diagnosis;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A row for each service, as many as fit around the selected one, in as many columns as fit. */
final class ServiceTable {
    private static final String NOT_YET = "not yet";

    private final Glyphs glyphs;
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param width of its cells, without the gap before it
     * @param right whether they are aligned to the right
     * @param rank the greater, the sooner it is left out where there is no room
     */
    private record Column(String name, int width, boolean right, int rank, Function<ServiceView, Line> cell) {}

    private static final String GAP = "  ";

    ServiceTable(WatchView view, int width, Glyphs glyphs) {
        this.glyphs = glyphs;
        List<Column> wanted = new ArrayList<>(all(view));
        while (wanted.stream().mapToInt(column -> column.width + GAP.length()).sum() > width) {
            wanted.remove(wanted.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        columns = List.copyOf(wanted);
    }

    private static List<Column> all(WatchView view) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone(view));
        int processes = widest(view, ServiceView::process, "process");
        int pids = widest(view, ServiceTable::pids, "pid");
        int patterns = widest(view, ServiceTable::patterns, "pattern");
        return List.of(
                new Column("port", 5, true, 0, each -> Line.of(port(each), Tint.PLAIN)),
                new Column("process", Math.min(processes, 15), false, 3, each -> Line.of(each.process(), Tint.PLAIN)),
                new Column("pid", Math.min(pids, 12), true, 6, each -> Line.of(pids(each), Tint.PLAIN)),
                new Column("count", 7, true, 0, each -> Line.of(Figures.count(each.count()), Tint.BOLD)),
                new Column("in/s", 6, true, 4, each -> Line.of(Figures.rate(each.inPerSecond()), Tint.PLAIN)),
                new Column("out/s", 6, true, 5, each -> Line.of(Figures.rate(each.outPerSecond()), Tint.PLAIN)),
                new Column("pattern", Math.min(patterns, 30), false, 0, ServiceTable::pattern),
                new Column("confidence", 10, true, 7,
                        each -> said(each, said -> Figures.confidence(said.confidence()))),
                new Column("since", 8, true, 8, each -> said(each, said -> time.format(said.since()))));
    }

    private static ZoneId zone(WatchView view) {
        return view.setting().zone();
    }

    /** The head, and rows: at most so many lines in all, of which the last may say how many more there are. */
    List<Line> lines(WatchView view, int most) {
        List<Line> lines = new ArrayList<>();
        lines.add(head());
        int rows = most - 1;
        int all = view.services().size();
        int shown = all > rows ? Math.max(1, rows - 1) : all;
        int first = Math.clamp(view.selected() - shown / 2L, 0, all - shown);
        for (int i = first; i < first + shown; i++) {
            lines.add(row(view.services().get(i), i == view.selected()));
        }
        if (shown < all && rows > 1) {
            lines.add(Line.of(GAP + glyphs.ellipsis() + " " + (all - shown) + " more", Tint.FAINT));
        }
        return lines;
    }

    private Line head() {
        Line head = Line.empty();
        columns.forEach(column -> head.add(GAP).add(aligned(column, Line.of(column.name, Tint.FAINT))));
        return head;
    }

    private Line row(ServiceView service, boolean selected) {
        Line row = Line.empty();
        String before = (selected ? glyphs.cursor() : " ") + " ";
        for (Column column : columns) {
            row.add(before, Tint.BOLD).add(aligned(column, column.cell.apply(service)));
            before = GAP;
        }
        return row;
    }

    private Line aligned(Column column, Line cell) {
        Line cut = cell.cut(column.width, glyphs);
        String blanks = " ".repeat(column.width - cut.length());
        return column.right ? Line.empty().add(blanks).add(cut) : Line.empty().add(cut).add(blanks);
    }

    private static Line pattern(ServiceView service) {
        return service.diagnosis()
                .map(said -> Line.of(Figures.patterns(said), Tint.of(said.pattern())))
                .orElse(Line.of(NOT_YET, Tint.FAINT));
    }

    private static Line said(ServiceView service, Function<Diagnosis, String> figure) {
        return Line.of(service.diagnosis().map(figure).orElse(""), Tint.PLAIN);
    }

    private static String port(ServiceView service) {
        return service.service().port() == 0 ? "out" : Integer.toString(service.service().port());
    }

    private static String pids(ServiceView service) {
        List<Long> pids = service.pids();
        return switch (pids.size()) {
            case 0 -> "?";
            case 1 -> pids.getFirst().toString();
            default -> pids.getFirst() + " +" + (pids.size() - 1);
        };
    }

    private static String patterns(ServiceView service) {
        return service.diagnosis().map(Figures::patterns).orElse(NOT_YET);
    }

    private static int widest(WatchView view, Function<ServiceView, String> cell, String name) {
        return view.services().stream().mapToInt(each -> cell.apply(each).length()).reduce(name.length(), Math::max);
    }
}
