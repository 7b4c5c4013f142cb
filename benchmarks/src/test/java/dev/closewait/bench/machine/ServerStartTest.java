package dev.closewait.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.Simulators;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerStartTest {
    private final Program program = new Program("a program", List.of("sleep", "60"));
    private long pid;

    @Test
    void whateverGoesWrongNothingIsLeftRunning() {
        expectNoneAfter(new RunException("it ended"), IOException.class);
        expectNoneAfter(new IOException("the disk is full"), IOException.class);
        expectNoneAfter(new InterruptedException("Ctrl-C"), InterruptedException.class);
        expectNoneAfter(new IllegalStateException("a mistake of ours"), IllegalStateException.class);
    }

    private void expectNoneAfter(Exception trouble, Class<? extends Exception> expected) {
        assertThatThrownBy(() -> ServerStart.of(processes -> startAndFail(processes, trouble)))
                .isInstanceOf(expected)
                .hasMessage(trouble.getMessage());

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private Object startAndFail(Simulators processes, Exception trouble)
            throws RunException, IOException, InterruptedException {
        pid = processes.start(program, List.of()).pid();
        assertThat(ProcessHandle.of(pid)).isPresent();
        switch (trouble) {
            case RunException run -> throw run;
            case IOException io -> throw io;
            case InterruptedException interrupt -> throw interrupt;
            default -> throw (RuntimeException) trouble;
        }
    }
}
