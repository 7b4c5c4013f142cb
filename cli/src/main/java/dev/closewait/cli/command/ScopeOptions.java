package dev.closewait.cli.command;

import dev.closewait.detector.observation.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which sockets are looked at. */
final class ScopeOptions {
    private static final int MOST = 65_535;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    private OptionalInt port = OptionalInt.empty();
    private OptionalLong pid = OptionalLong.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Look at the service on this port only.")
    void port(int wanted) {
        if (wanted < 1 || wanted > MOST) {
            throw new ParameterException(command.commandLine(),
                    "--port " + wanted + ": expected a port from 1 to " + MOST);
        }
        port = OptionalInt.of(wanted);
    }

    @Option(names = "--pid", paramLabel = "PID", description = "Look at the sockets of this process only.")
    void pid(long wanted) {
        if (wanted < 1 || ProcessHandle.of(wanted).isEmpty()) {
            throw new ParameterException(command.commandLine(),
                    "--pid " + wanted + ": there is no such process; 'ss -tlnp' lists those that listen");
        }
        pid = OptionalLong.of(wanted);
    }

    /** What is looked at, in words: {@code port 8080}. */
    String words() {
        List<String> words = new ArrayList<>();
        port.ifPresent(number -> words.add("port " + number));
        pid.ifPresent(number -> words.add("pid " + number));
        return words.isEmpty() ? "all services" : String.join(" of ", words);
    }

    Scope scope() {
        return new Scope(port.isPresent() ? Set.of(port.getAsInt()) : Set.of(), pid);
    }
}
