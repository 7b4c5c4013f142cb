package dev.closewait.cli.output;

import dev.closewait.detector.explain.Explanation;
import dev.closewait.detector.explain.Movement;
import dev.closewait.detector.explain.Range;
import dev.closewait.detector.explain.RowGroup;
import dev.closewait.detector.explain.paste.PasteReport;
import dev.closewait.detector.explain.paste.PastedSocket;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An explanation as one versioned object on a line, for programs. Names of fields are contracts; new ones may come. */
public final class ExplainJson {
    private ExplainJson() {}

    /** The only line, and so the last. */
    public static String finalLine(Explanation explanation) {
        ObjectNode line = Json.versioned()
                .put("final", true)
                .put("finding", explanation.finding().name())
                .put("summary", explanation.summary())
                .put("closeWait", explanation.closeWait());
        movement(line.putObject("snapshots"), explanation.movement());
        ArrayNode rows = line.putArray("rows");
        explanation.groups().forEach(group -> row(rows.addObject(), group));
        ArrayNode suggests = line.putArray("suggests");
        explanation.suggests().forEach(suggests::add);
        ArrayNode cannotTell = line.putArray("cannotTell");
        explanation.cannotTell().forEach(cannotTell::add);
        ArrayNode next = line.putArray("next");
        explanation.next()
                .forEach(command -> next.addObject().put("command", command.command()).put("why", command.why()));
        read(line.putObject("read"), explanation.report());
        return line.toString();
    }

    private static void movement(ObjectNode node, Movement movement) {
        node.put("count", movement.snapshots());
        movement.firstTime().ifPresent(time -> node.put("firstTime", time.toString()));
        movement.lastTime().ifPresent(time -> node.put("lastTime", time.toString()));
        node.put("first", movement.first())
                .put("last", movement.last())
                .put("heldThroughout", movement.heldThroughout())
                .put("stayed", movement.stayed())
                .put("left", movement.left())
                .put("came", movement.came());
    }

    private static void row(ObjectNode node, RowGroup group) {
        node.put("stopped", group.stopped().name())
                .put("accepted", group.accepted().name())
                .put("sockets", group.sockets())
                .put("says", group.says());
        range(node, "receiveQueue", group.receiveQueue());
        range(node, "ageMillis", group.ageMillis());
        ArrayNode examples = node.putArray("examples");
        group.examples().forEach(row -> example(examples.addObject(), row));
    }

    private static void range(ObjectNode node, String name, Range range) {
        if (!range.isEmpty()) {
            node.putObject(name).put("least", range.least()).put("most", range.most());
        }
    }

    private static void example(ObjectNode node, PastedSocket row) {
        node.put("line", row.line()).put("local", row.local().toString());
        row.remote().ifPresent(remote -> node.put("remote", remote.toString()));
        row.receiveQueue().ifPresent(bytes -> node.put("receiveQueue", bytes));
        row.sendQueue().ifPresent(bytes -> node.put("sendQueue", bytes));
        row.owner().filter(owner -> owner.pid() > 0).ifPresent(owner -> node.put("pid", owner.pid()));
    }

    private static void read(ObjectNode node, PasteReport report) {
        node.put("lines", report.lines())
                .put("rows", report.rows())
                .put("notUnderstood", report.notUnderstood())
                .put("cutLines", report.cutLines());
        ArrayNode lines = node.putArray("notUnderstoodLines");
        report.examples().forEach(lines::add);
    }
}
