package dev.closewait.detector.explain;

import dev.closewait.detector.socket.TcpState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What the rows suggest when they are taken together. */
final class Suggestions {
    private static final int SHOWN = 3;

    private final Facts facts;
    private final List<String> sentences = new ArrayList<>();

    private Suggestions(Facts facts) {
        this.facts = facts;
    }

    static List<String> of(Facts facts) {
        Suggestions suggestions = new Suggestions(facts);
        if (facts.closeWait() > 0) {
            suggestions.service();
            suggestions.remotes();
            suggestions.stages();
        }
        suggestions.movement();
        suggestions.backlogs();
        return suggestions.sentences;
    }

    private void service() {
        ServicePort service = facts.service();
        if (service.port().isEmpty()) {
            return;
        }
        String all = Words.share(service.sockets(), facts.closeWait());
        if (service.outgoing()) {
            sentences.add(all + " go out to remote port " + service.named()
                    + ": this machine is the client, and the server closed first. An idle connection pool looks like this;"
                    + " it is bounded by the pool's size, unlike a leak.");
            return;
        }
        String others = facts.last()
                .localPorts()
                .top(SHOWN + 1)
                .stream()
                .filter(entry -> !entry.name().equals(service.port()))
                .map(entry -> entry.name() + " has " + Words.number(entry.count()))
                .collect(Collectors.joining(", "));
        sentences.add(all + " are on local port " + service.named()
                + (service.sockets() == facts.closeWait() ? ": one service." : "; " + others + "."));
        facts.last()
                .owners()
                .top(1)
                .forEach(owner -> sentences.add(Words.share(owner.count(), facts.closeWait())
                        + (owner.count() == 1 ? " is" : " are") + " held by " + owner.name() + "."));
    }

    private void remotes() {
        NameCounts remotes = facts.last().remoteHosts();
        List<NameCounts.Entry> most = remotes.top(SHOWN);
        if (most.isEmpty() || facts.closeWait() == 1 || facts.service().outgoing()) {
            return;
        }
        NameCounts.Entry first = most.getFirst();
        if (2 * first.count() > facts.closeWait()) {
            sentences.add(Words.share(first.count(), facts.closeWait()) + " come from one remote host, " + host(first)
                    + ": look at what that client does (a crawler, a health check, a proxy, a load balancer).");
        } else {
            sentences.add("No remote host has more than half of them: "
                    + most.stream()
                            .map(entry -> host(entry) + " has " + Words.number(entry.count()))
                            .collect(Collectors.joining(", "))
                    + (remotes.names() > SHOWN
                            ? ", of " + (remotes.full() ? "more than " : "") + Words.count(remotes.names(), "host")
                            : "")
                    + ". So it is hardly one client's doing.");
        }
    }

    private String host(NameCounts.Entry remote) {
        boolean own = facts.last()
                .localHosts()
                .top(SHOWN)
                .stream()
                .anyMatch(local -> local.name().equals(remote.name()));
        return remote.name() + (own ? " (the server itself)" : "");
    }

    private void stages() {
        long all = facts.closeWait();
        long unaccepted = facts.in(Stopped.UNACCEPTED);
        long unread = facts.in(Stopped.REQUEST_UNREAD);
        long consumed = facts.in(Stopped.END_OF_STREAM_CONSUMED);
        long noEnd = facts.in(Stopped.END_OF_STREAM_UNREAD);
        if (2 * unaccepted > all) {
            sentences
                    .add(Words.share(unaccepted, all) + " were never accepted: the stage that accepts is where to look,"
                            + " a blocked acceptor or event loop, or a process that has reached its descriptor limit.");
        } else if (2 * (unread + unaccepted) > all) {
            sentences.add(Words.share(unread + unaccepted, all)
                    + (all == 1 ? " holds" : " hold")
                    + " a request that nobody read before the peer gave up: look at the"
                    + " stage that accepts and hands out work (all workers busy or hung, a full queue, a blocked event"
                    + " loop), before you look for a missing close().");
        } else if (2 * consumed > all) {
            sentences.add(Words.share(consumed, all) + (consumed == 1 ? " was" : " were")
                    + " read to the end: if they stay, look at the"
                    + " code that runs after the end of stream, where an exception or an early return may skip close().");
        } else if (2 * noEnd > all && !facts.service().outgoing()) {
            sentences.add(
                    Words.share(noEnd, all) + " were read up to the end of stream and no further: look for code that"
                            + " stops reading from a connection without closing it.");
        }
    }

    private void movement() {
        Timeline timeline = facts.timeline();
        if (timeline.comparisons() == 0) {
            return;
        }
        OptionalLong span = timeline.spanMillis();
        String within = "In " + timeline.snapshots() + " snapshots"
                + (span.isPresent() ? ", " + Words.duration(span.getAsLong()) + " from first to last" : "") + ": ";
        sentences.add(within + Words.number(timeline.heldThroughout())
                + " stayed throughout; from one look to the next "
                + Words.number(timeline.stayed()) + " stayed, " + Words.number(timeline.left()) + " left and "
                + Words.number(timeline.came()) + " came; the count went from " + Words.number(timeline.firstCount())
                + " to " + Words.number(timeline.lastCount()) + ".");
        meaning().ifPresent(sentences::add);
    }

    private Optional<String> meaning() {
        Timeline timeline = facts.timeline();
        if (facts.replaced()) {
            return Optional.of("Each look shows other sockets: they are replaced, not kept (churn).");
        }
        if (timeline.left() == 0 && timeline.stayed() > 0) {
            return Optional.of(timeline.grewAlways()
                    ? "None left, and each look had more: in that time nothing was closed, by a leak or by a standstill."
                    : "None left: nothing was closed in that time.");
        }
        return timeline.heldThroughout() > 0
                ? Optional.of(
                        "Some stay while others leave: closing works, but not for all; a leak begins like this, and so"
                                + " do slow requests.")
                : Optional.empty();
    }

    private void backlogs() {
        facts.last().backlogs().stream().filter(backlog -> backlog.waiting() > 0).limit(SHOWN).forEach(backlog -> {
            String full = backlog.full() ? ": it is full, and nobody accepts" : "";
            sentences.add("The backlog of local port " + backlog.port() + " holds "
                    + Words.count(backlog.waiting(), "connection") + " that nobody has accepted yet"
                    + (backlog.limit() > 0 ? ", of " + Words.number(backlog.limit()) + " that may wait" : "") + full
                    + ".");
        });
        long listeners = facts.last().count(TcpState.LISTEN);
        if (facts.closeWait() == 0 && listeners > 0 && sentences.isEmpty()) {
            sentences.add(Words.count(listeners, "listener") + " and no connection that its peer has closed.");
        }
    }
}
