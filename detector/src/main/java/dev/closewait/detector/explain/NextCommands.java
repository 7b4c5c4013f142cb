package dev.closewait.detector.explain;

import java.util.ArrayList;
import java.util.List;

/** Which commands would tell what the text does not. */
final class NextCommands {
    /** What {@link Finding#PROBLEM} takes, in three looks. */
    private static final String EVERY = "30";

    private NextCommands() {}

    static List<NextCommand> of(Facts facts, Finding finding) {
        String filter = facts.service().filter();
        String table = "ss -tinpe state close-wait" + filter;
        List<NextCommand> next = new ArrayList<>();
        if (finding == Finding.NOTHING_WRONG) {
            return facts.closeWait() == 0
                    ? List.of()
                    : List.of(new NextCommand(watch(facts), "to see them come and leave"));
        }
        if (facts.timeline().snapshots() < 2) {
            next.add(new NextCommand(table,
                    "as root, and again after 10 s: lastack is the time in CLOSE_WAIT in ms, users: the owner, ino:0 a socket"
                            + " that nobody accepted"));
        }
        next.add(new NextCommand(
                "for i in 1 2 3; do date; " + table + "; sleep " + EVERY + "; done | closewait explain",
                "who stays for a minute, and who leaves meanwhile"));
        if (!facts.service().outgoing()) {
            next.add(new NextCommand(watch(facts),
                    "on that machine: tells a leak from churn and from a lack of CPU, most often within seconds"));
            if (facts.in(Stopped.UNACCEPTED) + facts.in(Stopped.REQUEST_UNREAD) > 0) {
                next.add(new NextCommand("ss -tln" + filter, "Recv-Q is the backlog's length, Send-Q its limit"));
            }
        }
        owner(facts, next);
        return next;
    }

    private static String watch(Facts facts) {
        ServicePort service = facts.service();
        return "closewait watch" + (service.outgoing() || service.number().isEmpty()
                ? ""
                : " --port " + service.number().getAsInt());
    }

    /** Where the owner is known, its threads and its descriptors say more. */
    private static void owner(Facts facts, List<NextCommand> next) {
        facts.groups()
                .stream()
                .flatMap(group -> group.examples().stream())
                .flatMap(row -> row.owner().stream())
                .filter(owner -> owner.pid() > 0)
                .findFirst()
                .ifPresent(owner -> {
                    String pid = Long.toString(owner.pid());
                    if (owner.command().startsWith("java")) {
                        next.add(new NextCommand("jcmd " + pid + " Thread.print", "where its threads stand"));
                    }
                    next.add(new NextCommand(
                            "ls /proc/" + pid + "/fd | wc -l; grep 'open files' /proc/" + pid + "/limits",
                            "how many descriptors it has left"));
                });
    }
}
