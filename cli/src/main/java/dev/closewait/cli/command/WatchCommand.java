package dev.closewait.cli.command;

import dev.closewait.cli.output.HostHeader;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.WatchJson;
import dev.closewait.cli.output.WatchLines;
import dev.closewait.cli.output.WatchOutput;
import dev.closewait.cli.screen.FullScreen;
import dev.closewait.cli.screen.WatchSetting;
import dev.closewait.detector.socket.SocketTableException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code closewait watch}: observes this machine and diagnoses it, live. */
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Observes this machine and diagnoses it, live, until it is stopped.")
public final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LookOptions looking = new LookOptions();

    @Mixin
    private DetectorOption detector = new DetectorOption();

    @Mixin
    private FixOption fix = new FixOption();

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Duration> fixIn = fix.due(detector);
        StopRequest stop = new StopRequest();
        return stop.run(() -> watch(stop, fixIn));
    }

    private int watch(StopRequest stop, Optional<Duration> fixIn) throws SocketTableException, IOException {
        try (Looks looks = looking.open(terminal, stop);
                RecordOption.Recorder recorder = record.open(looking, looks.source());
                WatchOutput shownTo = shownTo(looks.source(), stop, fixIn)) {
            Consultation consultation = new Consultation(detector.make(), shownTo);
            looks.each(observation -> {
                recorder.record(observation);
                consultation.take(observation);
            });
            consultation.end();
            if (consultation.saidNothing()) {
                remark(whyNothing(consultation));
            }
            looks.blindSpot().ifPresent(this::remark);
            return consultation.code();
        }
    }

    private WatchOutput shownTo(String source, StopRequest stop, Optional<Duration> fixIn) {
        if (output.json()) {
            return new WatchJson(terminal, fixIn);
        }
        return terminal.live() && terminal.typed()
                ? new FullScreen(terminal, new WatchSetting(looking.words(), HostHeader.name(), source, looking.every(),
                        fixIn, ZoneId.systemDefault()), stop::request)
                : WatchLines.ofLive(terminal, looking.every(), fixIn);
    }

    private String whyNothing(Consultation consultation) {
        Set<Integer> ports = looking.scope().ports();
        return !ports.isEmpty() && !consultation.sawListener()
                ? "nothing listened on port " + ports.iterator().next() + "; 'ss -tln' lists what does"
                : "too few looks to say anything; give --for more time";
    }

    private void remark(String notice) {
        terminal.err().println("closewait: " + notice);
    }
}
