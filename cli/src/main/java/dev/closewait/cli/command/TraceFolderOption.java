package dev.closewait.cli.command;

import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.run.RunKeeper;
import dev.closewait.scenarios.trace.TraceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether traces of the runs are written, and where to. */
final class TraceFolderOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--record", paramLabel = "DIR", description = "Write a trace of each run to this folder, labelled with what the kernel showed, for 'closewait validate' and 'closewait diagnose'.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--overwrite", description = "With --record: replace traces of the same runs that are there.")
    private boolean overwrite;

    /**
     * Makes sure, before anything runs, that the traces can be written.
     *
     * @param notice told of each run of which there is no trace
     * @throws ParameterException when there is no such folder and it cannot be made, or a trace would be written over
     * @throws ScenarioFileException when what is to run beside a scenario is not known
     */
    RunKeeper open(List<Scenario> scenarios, Consumer<String> notice) throws ScenarioFileException {
        if (folder.isEmpty()) {
            if (overwrite) {
                throw badUsage("--overwrite: is about traces; expected --record DIR with it");
            }
            return RunKeeper.NOTHING;
        }
        Path where = folder.get();
        checkNames(where, TraceFolder.files(where, scenarios));
        makeFolder(where);
        return new TraceFolder(where, notice);
    }

    private void checkNames(Path where, List<Path> files) {
        Set<Path> names = new HashSet<>();
        for (Path file : files) {
            if (!names.add(file)) {
                throw badUsage("--record " + where + ": two runs would be written to " + file.getFileName()
                        + "; run one of the scenarios of that name at a time");
            }
        }
        List<Path> there = overwrite ? List.of() : files.stream().filter(Files::exists).toList();
        if (!there.isEmpty()) {
            throw badUsage("--record " + where + ": " + there.getFirst().getFileName() + " is there already"
                    + (there.size() == 1 ? "" : ", and " + (there.size() - 1) + " more traces of these runs")
                    + "; name another folder, or give --overwrite");
        }
    }

    private void makeFolder(Path where) {
        try {
            Files.createDirectories(where);
        } catch (IOException failure) {
            throw new ParameterException(command.commandLine(),
                    "--record " + where + ": this folder cannot be made (" + Reasons.of(failure) + ")", failure);
        }
        if (!Files.isWritable(where)) {
            throw badUsage("--record " + where + ": nothing may be written to this folder (permission denied)");
        }
    }

    private ParameterException badUsage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
