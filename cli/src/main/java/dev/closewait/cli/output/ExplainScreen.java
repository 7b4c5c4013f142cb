package dev.closewait.cli.output;

import dev.closewait.detector.explain.Explanation;
import dev.closewait.detector.explain.Finding;
import dev.closewait.detector.explain.NextCommand;
import dev.closewait.detector.explain.Range;
import dev.closewait.detector.explain.RowGroup;
import dev.closewait.detector.explain.paste.PasteReport;
import dev.closewait.detector.explain.paste.PastedEndpoint;
import dev.closewait.detector.explain.paste.PastedSocket;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a person what a pasted table reveals: what it comes to first, then the rows, and what to run next last. */
public final class ExplainScreen {
    private static final int INDENT = 2;
    private static final int GAP = 2;
    private static final String NOT_SHOWN = "-";

    private final Terminal terminal;
    private final Style style;

    public ExplainScreen(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    public void print(Explanation explanation) {
        headline(explanation);
        rows(explanation.groups());
        section("What the whole suggests", explanation.suggests());
        section("What this cannot tell", explanation.cannotTell());
        next(explanation.next());
        read(explanation.report());
        terminal.out().flush();
    }

    private void headline(Explanation explanation) {
        String words = explanation.finding().name().replace('_', ' ');
        List<String> lines = Wrapping.wrap(explanation.summary(), terminal.width() - words.length() - GAP);
        for (int i = 0; i < lines.size(); i++) {
            terminal.out()
                    .println((i == 0 ? style.finding(explanation.finding(), words) : " ".repeat(words.length()))
                            + " ".repeat(GAP) + lines.get(i));
        }
    }

    private void rows(List<RowGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        title("What the rows reveal");
        int counts = width("rows", groups.stream().map(ExplainScreen::count).toList());
        int queues = width("Recv-Q", groups.stream().map(ExplainScreen::queue).toList());
        int margin = INDENT + counts + GAP + queues + GAP;
        String cells = " ".repeat(INDENT) + "%" + counts + "s" + " ".repeat(GAP) + "%-" + queues + "s"
                + " ".repeat(GAP);
        terminal.out().println(style.faint(String.format(Locale.ROOT, cells, "rows", "Recv-Q").stripTrailing()));
        for (RowGroup group : groups) {
            indented(String.format(Locale.ROOT, cells, count(group), queue(group)), margin, group.says());
            examples(group, margin);
        }
    }

    private void examples(RowGroup group, int margin) {
        List<PastedSocket> examples = group.examples();
        int locals = width("", examples.stream().map(row -> row.local().toString()).toList());
        for (PastedSocket row : examples) {
            String ends = String.format(Locale.ROOT, "line %d: %-" + locals + "s  %s", row.line(), row.local(),
                    row.remote().map(PastedEndpoint::toString).orElse("(no remote end shown)"));
            String queue = row.receiveQueue().isPresent() && group.receiveQueue().least() < group.receiveQueue().most()
                    ? "  Recv-Q " + row.receiveQueue().getAsLong()
                    : "";
            String owner = row.owner().map(holder -> "  " + holder).orElse("");
            terminal.out().println(" ".repeat(margin) + style.faintly(ends + queue + owner));
        }
        long more = group.sockets() - examples.size();
        if (more > 0) {
            terminal.out().println(" ".repeat(margin) + style.faint("and " + Figures.count(more) + " more"));
        }
    }

    private void section(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            title(title);
            sentences.forEach(sentence -> indented("  - ", INDENT + GAP, sentence));
        }
    }

    private void next(List<NextCommand> commands) {
        if (!commands.isEmpty()) {
            title("Run next");
            for (NextCommand command : commands) {
                terminal.out().println(" ".repeat(INDENT) + command.command());
                indented(" ".repeat(INDENT + GAP), INDENT + GAP, command.why());
            }
        }
    }

    private void read(PasteReport report) {
        StringBuilder remark = new StringBuilder();
        if (report.notUnderstood() > 0) {
            String lines = report.examples().stream().map(String::valueOf).collect(Collectors.joining(", "));
            boolean more = report.notUnderstood() > report.examples().size();
            remark.append("Not understood, and passed over: ")
                    .append(report.notUnderstood() == 1
                            ? "line "
                            : Figures.count(report.notUnderstood()) + " lines, ")
                    .append(lines)
                    .append(more ? " and others" : "")
                    .append(report.first().map(text -> "; the first reads \"" + text + "\"").orElse(""))
                    .append(". ");
        }
        if (report.cutLines() > 0) {
            remark.append("Very long, and read in part: ")
                    .append(Figures.count(report.cutLines()))
                    .append(" lines. ");
        }
        if (!remark.isEmpty()) {
            terminal.out().println();
            indented("", 0, remark.toString().strip());
        }
    }

    private void title(String text) {
        terminal.out().println();
        terminal.out().println(style.bold(text));
    }

    private void indented(String beginning, int margin, String text) {
        List<String> lines = Wrapping.wrap(text, terminal.width() - margin);
        for (int i = 0; i < lines.size(); i++) {
            terminal.out().println((i == 0 ? beginning : " ".repeat(margin)) + lines.get(i));
        }
    }

    private static String count(RowGroup group) {
        return Figures.count(group.sockets());
    }

    private static String queue(RowGroup group) {
        Range queue = group.receiveQueue();
        return queue.isEmpty()
                ? NOT_SHOWN
                : queue.least() == queue.most() ? Long.toString(queue.least()) : queue.least() + " to " + queue.most();
    }

    private static int width(String title, List<String> cells) {
        return cells.stream().mapToInt(String::length).reduce(Math.max(1, title.length()), Math::max);
    }
}
