package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.LessonJson;
import dev.closewait.cli.output.LessonOutput;
import dev.closewait.cli.output.LessonText;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.screen.lesson.LessonScreen;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.SeenStates;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code closewait learn}: the TCP close states, on real sockets. */
@Command(name = "learn", mixinStandardHelpOptions = true, description = "The TCP close states, on real sockets: makes the calls, reads the kernel, and says why.")
public final class LearnCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "LESSON", description = "A lesson's number or name; without one, all in order. --list lists them.")
    private List<String> names = List.of();

    @ArgGroup
    private Pace pace = new Pace();

    @Option(names = "--list", description = "List the lessons, a line each.")
    private boolean list;

    @Option(names = "--patient", description = "Wait for tcp_fin_timeout as this machine has it (mostly 60 s), where a lesson sets a shorter one, and for the end of TIME_WAIT.")
    private boolean patient;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Choose the mystery server by this number, which the lesson tells at its end; without it, by chance.")
    private Optional<Long> seed = Optional.empty();

    @ArgGroup(exclusive = false)
    private WebOptions web = new WebOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Who says when the next step comes. */
    static final class Pace {
        @Option(names = "--step", description = "Wait for a key at each step (at a terminal the space bar, elsewhere Enter); what is done at a terminal. A number chooses what you predict.")
        private boolean step;

        @Option(names = "--auto", description = "Go on by itself, at a terminal when a page has been there for long enough to be read; what is done where nobody types.")
        private boolean auto;
    }

    public LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        mustAgree();
        if (web.wanted()) {
            return web.serve(terminal, output.json(), names.isEmpty() ? List.of() : lessons(), settings(),
                    spec.commandLine());
        }
        if (list) {
            list();
            return ExitCode.OK;
        }
        List<Lesson> lessons = lessons();
        StopRequest stop = new StopRequest();
        stop.interrupts(Thread.currentThread());
        return stop.run(() -> learn(lessons, stop));
    }

    /** An option that would do nothing is refused, and not passed over. */
    private void mustAgree() {
        if (web.wanted()) {
            refuse(list, "--list does nothing with --web: the page lists the lessons itself");
            refuse(pace.step || pace.auto, "--step and --auto do nothing with --web: the page has buttons for both");
            refuse(names.size() > 1, "--web opens with one lesson, and " + String.join(", ", names)
                    + " are " + names.size() + "; the page has the others too");
        }
        if (list) {
            refuse(!names.isEmpty(), "--list lists all lessons; expected no LESSON with it");
            refuse(pace.step || pace.auto || patient || seed.isPresent(),
                    "--list runs no lesson; expected none of --step, --auto, --patient and --seed with it");
        }
    }

    private void refuse(boolean wrong, String reason) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), reason);
        }
    }

    private void list() {
        for (Lesson lesson : Course.lessons()) {
            terminal.out()
                    .println(output.json()
                            ? LessonJson.line(lesson)
                            : "%2d  %-20s  %s".formatted(lesson.number(), lesson.name(), lesson.title()));
        }
    }

    private int learn(List<Lesson> lessons, StopRequest stop) throws IOException {
        boolean drawn = !output.json() && terminal.live() && terminal.typed();
        Learning learning;
        try (LessonOutput shown = drawn ? new LessonScreen(terminal, pace.auto) : lines()) {
            learning = new Learning(shown, settings(), stop);
            learning.run(lessons);
        }
        conclude(learning, drawn);
        return learning.code();
    }

    private Settings settings() {
        return new Settings(Settings.DEFAULT.deadline(), patient,
                seed.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    /** Where nothing can be drawn. */
    private LessonOutput lines() {
        if (output.json()) {
            return jsonLines();
        }
        return pace.step
                ? new StepByStep(terminal, EnterKey.listen(System.in))
                : new LessonText(terminal, false)::print;
    }

    /** A program may take the steps one by one, too: each when a line comes in. */
    private LessonOutput jsonLines() {
        LessonOutput lines = event -> terminal.out().println(LessonJson.line(event));
        if (!pace.step) {
            return lines;
        }
        EnterKey enter = EnterKey.listen(System.in);
        return event -> {
            lines.on(event);
            if (event instanceof LessonEvent.Announced) {
                terminal.out().flush();
                enter.await();
            }
        };
    }

    private void conclude(Learning learning, boolean drawn) {
        SeenStates states = learning.states();
        LessonText text = new LessonText(terminal, false);
        if (drawn) {
            learning.ended().forEach(text::print); // the pages are gone
        }
        learning.stoppedAt()
                .ifPresent(where -> terminal.err()
                        .println("closewait: stopped in " + where + "; its sockets are closed"));
        if (learning.stoppedAt().isPresent()) {
            return;
        }
        if (output.json()) {
            terminal.out().println(LessonJson.finalLine(states.seen(), states.unseen(), learning.holds()));
        } else if (names.isEmpty() && !states.seen().isEmpty()) {
            text.closingTable(states);
        }
    }

    private List<Lesson> lessons() {
        return names.isEmpty() ? Course.lessons() : names.stream().map(this::find).toList();
    }

    private Lesson find(String name) {
        return Course.find(name)
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "there is no lesson '" + name + "'; there are " + Course.lessons()
                                .stream()
                                .map(lesson -> lesson.number() + " " + lesson.name())
                                .collect(Collectors.joining(", "))));
    }
}
