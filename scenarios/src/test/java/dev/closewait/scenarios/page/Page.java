package dev.closewait.scenarios.page;

import dev.closewait.scenarios.file.Group;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.sim.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/catalogue.md: a function of the scenario files, and of what was seen when they ran. */
final class Page {
    private static final String FILES = "../scenarios/src/main/resources/scenarios/";

    private final StringBuilder page = new StringBuilder();
    private final Map<String, Seen> seen;

    private Page(Map<String, Seen> seen) {
        this.seen = seen;
    }

    /**
     * The page.
     *
     * @param scenarios in reading order
     * @param seen by their names
     */
    static String of(List<Scenario> scenarios, Map<String, Seen> seen) {
        Page page = new Page(seen);
        page.line("# The catalogue");
        page.paragraph("Every scenario with its story, what the kernel showed when it ran, what was diagnosed, and the"
                + " cure. `./closewait run NAME` runs one beside its healthy twin; `./closewait run GROUP` all of a"
                + " chapter. This page is made by `scenarios/catalogue` of the scenario files and of runs of them: the"
                + " figures are those of one run.");
        for (Group group : Group.values()) {
            List<Scenario> chapter = scenarios.stream().filter(scenario -> scenario.group() == group).toList();
            if (!chapter.isEmpty()) {
                page.line("");
                page.line("## " + group + ": " + group.title());
                chapter.forEach(page::scenario);
            }
        }
        page.transports(scenarios);
        return page.page.toString();
    }

    private void scenario(Scenario scenario) {
        Seen its = seen.get(scenario.name());
        line("");
        line("### [" + scenario.name() + "](" + FILES + scenario.name() + ".yaml)");
        paragraph(flowing(scenario.story()));
        if (its != null) {
            kernel(its);
            paragraph(String.format(Locale.ROOT, "**%s** was said after %.1f s. %s", its.diagnosis(), its.seconds(),
                    String.join(" ", its.evidence())));
        }
        paragraph("*Cure:* " + flowing(scenario.cure()) + (its == null ? "" : " *Its twin:* " + its.twin() + "."));
    }

    private void kernel(Seen its) {
        paragraph("What the kernel showed: " + String.join("; ", its.truth()) + ".");
        if (its.rows().isEmpty()) {
            return;
        }
        line("");
        line("    " + its.sockets() + " in CLOSE_WAIT at the last look under load, such as");
        line(String.format(Locale.ROOT, "    %6s %6s  %-21s  %-21s  %8s  %s", "Recv-Q", "Send-Q", "local", "peer",
                "for",
                "accepted"));
        its.rows()
                .forEach(row -> line(String.format(Locale.ROOT, "    %6d %6d  %-21s  %-21s  %5d ms  %s",
                        row.receiveQueue(), row.sendQueue(), row.local(), row.remote(), row.millis(),
                        row.inode() == 0 ? "no" : "yes")));
    }

    /** What shows on which transport, and what is said there: where the bug does not show, of the healthy outcome. */
    private void transports(List<Scenario> scenarios) {
        List<String> names = Arrays.stream(Transport.values()).map(Transport::toString).toList();
        line("");
        line("## Each scenario on each transport");
        paragraph("A cell tells what was diagnosed where the kernel showed what it should. In parentheses: the bug does"
                + " not show on this transport, and must come out harmless.");
        line("");
        line("| scenario | " + String.join(" | ", names) + " |");
        line("|---|" + "---|".repeat(names.size()));
        for (Scenario scenario : scenarios) {
            Seen its = seen.get(scenario.name());
            line("| " + scenario.name() + " | " + Arrays.stream(Transport.values())
                    .map(transport -> cell(scenario, its, transport))
                    .collect(Collectors.joining(" | ")) + " |");
        }
    }

    private static String cell(Scenario scenario, @Nullable Seen its, Transport transport) {
        Seen.OnTransport there = its == null ? null : its.transports().get(transport.toString());
        if (there == null) {
            return "not run";
        }
        String said = there.kernel() ? there.diagnosis() : "not reproduced";
        String graded = there.grade().equals("PASS") ? said : said + ": " + there.grade();
        return scenario.transports().contains(transport) ? graded : "(" + graded + ")";
    }

    private static String flowing(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void paragraph(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
