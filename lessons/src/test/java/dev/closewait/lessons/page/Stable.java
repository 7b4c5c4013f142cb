package dev.closewait.lessons.page;

import dev.closewait.lessons.event.CallMade;
import java.util.regex.Pattern;

/** What does not change from one run to the next, and from one kernel to another. */
final class Stable {
    /** Before and after what a tool printed. */
    static final String FENCE = "```text";
    static final String FENCE_END = "```";

    private static final Pattern PRINTED = Pattern.compile("(?s)(```text\n).*?(\n```)");
    /** How much fits into a buffer is the kernel's affair. */
    private static final Pattern LARGE = Pattern.compile("[0-9]{4,}");

    private Stable() {}

    /** A call with its result, but for the number of a new descriptor. */
    static String call(CallMade call) {
        boolean makes = call.text().contains(" = ");
        return call.text() + (makes || call.result().isEmpty() ? "" : " = " + call.result());
    }

    /** A page without what tools printed, and without large numbers. */
    static String of(String page) {
        return LARGE.matcher(PRINTED.matcher(page).replaceAll("$1$2")).replaceAll("#");
    }
}
