package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.LessonJson;
import dev.closewait.cli.output.LessonText;
import dev.closewait.cli.output.SeenStates;
import dev.closewait.cli.output.Terminal;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonListener;
import dev.closewait.lessons.run.LessonRun;
import java.io.IOException;
import java.util.List;
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

    @Option(names = "--patient", description = "Wait for tcp_fin_timeout as this machine has it (mostly 60 s), where a lesson sets a shorter one.")
    private boolean patient;

    @ArgGroup(exclusive = false)
    private WebOptions web = new WebOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Who says when the next step comes. */
    static final class Pace {
        @Option(names = "--step", description = "Wait for Enter before each step; what is done at a terminal.")
        private boolean step;

        @Option(names = "--auto", description = "Go on by itself; what is done where nobody types.")
        private boolean auto;
    }

    public LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (web.wanted()) {
            return web.serve(terminal, output.json(), names.isEmpty() ? List.of() : lessons(), spec.commandLine());
        }
        if (list) {
            list();
            return ExitCode.OK;
        }
        List<Lesson> lessons = lessons();
        StopRequest stop = new StopRequest();
        stop.interrupts(Thread.currentThread());
        return stop.run(() -> learn(lessons));
    }

    private void list() {
        for (Lesson lesson : Course.lessons()) {
            terminal.out()
                    .println(output.json()
                            ? LessonJson.line(lesson)
                            : "%2d  %-20s  %s".formatted(lesson.number(), lesson.name(), lesson.title()));
        }
    }

    private int learn(List<Lesson> lessons) throws IOException {
        SeenStates states = new SeenStates();
        LessonText text = new LessonText(terminal);
        LessonListener shown = output.json() ? event -> terminal.out().println(LessonJson.line(event)) : shown(text);
        boolean holds = true;
        try {
            for (Lesson lesson : lessons) {
                holds &= LessonRun.run(lesson, new Settings(Settings.DEFAULT.deadline(), patient), event -> {
                    states.take(event);
                    shown.on(event);
                }).holds();
            }
        } catch (InterruptedException stopped) {
            terminal.err().println("closewait: stopped; every socket of the lesson is closed");
            return ExitCode.UNKNOWN;
        }
        if (output.json()) {
            terminal.out().println(LessonJson.finalLine(states.seen(), states.unseen(), holds));
        } else if (names.isEmpty()) {
            text.closingTable(states);
        }
        return holds ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private LessonListener shown(LessonText text) {
        boolean waits = pace.step || (!pace.auto && terminal.live() && terminal.typed());
        if (!waits) {
            return text::print;
        }
        EnterKey enter = EnterKey.listen(terminal, System.in);
        return event -> {
            text.print(event);
            if (event instanceof LessonEvent.Announced) {
                enter.await();
            }
        };
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
