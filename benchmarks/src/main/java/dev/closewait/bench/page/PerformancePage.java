package dev.closewait.bench.page;

import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.GoalResult;
import dev.closewait.bench.result.Numbers;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page: a function of its template and of results. What stands in the template between double braces is replaced:
 *
 * <ul>
 * <li>{@code {{command}}}, {@code {{taken}}}, {@code {{machine}}}: what ran, when and where;
 * <li>{@code {{goals}}}: the table of goals;
 * <li>{@code {{table COMPARISON}}}: a table for each of its sizes and quantities;
 * <li>{@code {{plot COMPARISON QUANTITY}}}: a figure of the largest size;
 * <li>{@code {{median COMPARISON|SIZE|CONTENDER|QUANTITY}}}: one figure, in a sentence;
 * <li>{@code {{goal NAME}}}: what was measured of a goal, in a sentence;
 * <li>{@code {{include FILE}}}: a part that somebody else makes.
 * </ul>
 */
final class PerformancePage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\S+?)(?: ([^}]+))?\\}\\}");
    private static final String NOT_MEASURED = "(not measured)";

    private final Results results;
    private final UnaryOperator<String> sections;
    private final Map<String, String> files = new LinkedHashMap<>();

    private PerformancePage(Results results, UnaryOperator<String> sections) {
        this.results = results;
        this.sections = sections;
    }

    /**
     * The page and its figures, by their places below the folder of the documentation.
     *
     * @param sections gives the text of a part by the name of its file
     */
    static Map<String, String> of(String template, Results results, UnaryOperator<String> sections) {
        PerformancePage page = new PerformancePage(results, sections);
        String text = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        page.fill(place.group(1), Optional.ofNullable(place.group(2)).orElse(""))));
        page.files.put(Documentation.PAGE, text);
        return page.files;
    }

    private String fill(String what, String of) {
        return switch (what) {
            case "command" -> results.command();
            case "taken" -> results.taken().toString();
            case "machine" -> results.machine().line();
            case "goals" -> Tables.goals(results.goals());
            case "table" -> of(of).stream().map(Tables::of).collect(Collectors.joining("\n\n"));
            case "plot" -> plot(of.split(" ", -1));
            case "median" -> median(of.split("\\|", -1));
            case "goal" -> goal(of);
            case "include" -> sections.apply(of);
            default -> throw new IllegalArgumentException("the template of the page has a place {{" + what
                    + "}}, and nothing is known of that name");
        };
    }

    private List<ComparisonResult> of(String comparison) {
        return results.comparisons().stream().filter(each -> each.comparison().equals(comparison)).toList();
    }

    private String plot(String[] of) {
        Quantity quantity = quantity(of[1]);
        List<ComparisonResult> there = of(of[0]).stream().filter(each -> !each.of(quantity).isEmpty()).toList();
        if (there.isEmpty()) {
            return NOT_MEASURED;
        }
        ComparisonResult largest = there.getLast();
        String file = Documentation.FOLDER + "/" + of[0] + "-" + quantity + ".svg";
        files.put(file, DotPlot.of(largest, quantity));
        return "![" + quantity.words() + ": " + largest.setting() + "](" + file + ")";
    }

    private String median(String[] of) {
        return of(of[0]).stream()
                .filter(each -> each.size() == Integer.parseInt(of[1]))
                .flatMap(each -> each.find(of[2], quantity(of[3])).stream())
                .findFirst()
                .map(found -> Numbers.with(found.median(), found.quantity()))
                .orElse(NOT_MEASURED);
    }

    private String goal(String name) {
        GoalResult goal = results.goals()
                .stream()
                .filter(each -> each.goal().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no goal named '" + name + "'"));
        return goal.value().isPresent() ? goal.goal().inUnit(goal.value().getAsDouble()) : NOT_MEASURED;
    }

    private static Quantity quantity(String name) {
        for (Quantity each : Quantity.values()) {
            if (each.toString().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no quantity named '" + name + "'");
    }
}
