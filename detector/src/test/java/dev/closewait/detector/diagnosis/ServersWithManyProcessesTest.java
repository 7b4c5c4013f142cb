package dev.closewait.detector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.ChildProcess;
import dev.closewait.detector.Eventually;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real servers whose port several processes serve. */
class ServersWithManyProcessesTest {
    /**
     * A master that prints the port, and the pids of three workers that listen, accept and never close. For every line that it
     * reads it puts a new worker in the place of the first, and prints its pid. Workers end when their master has.
     */
    private static final String SCRIPT = """
            import os, signal, socket, sys
            prefork = sys.argv[1] == 'prefork'
            def listener(port):
                s = socket.socket()
                s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                s.bind(('127.0.0.1', port))
                s.listen(20)
                return s
            shared = listener(0) if prefork else socket.socket()
            if not prefork: # holds the port, and does not listen
                shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                shared.bind(('127.0.0.1', 0))
            port = shared.getsockname()[1]
            def serve(master, told):
                s = shared if prefork else listener(port)
                os.write(told, b'listens')
                s.settimeout(0.2)
                kept = []
                while os.getppid() == master:
                    try:
                        kept.append(s.accept()[0])
                    except TimeoutError:
                        pass
                os._exit(0)
            def worker():
                master = os.getpid()
                ready, told = os.pipe()
                pid = os.fork()
                if pid == 0:
                    serve(master, told)
                os.close(told)
                os.read(ready, 7)
                os.close(ready)
                return pid
            workers = [worker() for _ in range(3)]
            print(port, *workers, flush=True)
            for line in sys.stdin:
                gone = workers.pop(0)
                os.kill(gone, signal.SIGKILL)
                os.waitpid(gone, 0)
                workers.append(worker())
                print(workers[-1], flush=True)
            for pid in workers:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            """;

    private final List<SocketChannel> clients = new ArrayList<>();
    private final ServiceIndex index = new ServiceIndex();

    @AfterEach
    void close() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    @Test
    void aPreForkingServerIsOneServiceOfItsMaster() throws Exception {
        try (ChildProcess master = ChildProcess.python(SCRIPT, "prefork")) {
            List<Long> said = master.numbers();
            int port = said.getFirst().intValue();
            List<Long> workers = said.subList(1, said.size());
            leave(port);
            try (Observer observer = new Observer(SocketTables.netlink(), Scope.port(port))) {
                List<Long> all = new ArrayList<>(List.of(master.pid()));
                all.addAll(workers);
                awaitProcesses(observer, all);
                assertThat(theOnly()).isEqualTo(new Service(port, master.pid()));

                master.tell("restart");
                all.remove(1);
                all.add(master.numbers().getFirst());
                awaitProcesses(observer, all);
                assertThat(theOnly()).isEqualTo(new Service(port, master.pid()));
            }
        }
    }

    @Test
    void theScopeOfAMasterOrAWorkerIsTheirService() throws Exception {
        try (ChildProcess master = ChildProcess.python(SCRIPT, "prefork")) {
            List<Long> said = master.numbers();
            int port = said.getFirst().intValue();
            leave(port);
            for (long pid : List.of(master.pid(), said.getLast())) {
                try (Observer observer = new Observer(SocketTables.netlink(), Scope.pid(pid))) {
                    Eventually.until("a worker's socket in CLOSE_WAIT", () -> {
                        Observation seen = observer.observe();
                        index.read(seen);
                        return seen.closeWait().size() == 1 && said.contains(seen.closeWait().pid(0));
                    });
                    assertThat(theOnly()).isEqualTo(new Service(port, master.pid()));
                }
            }
        }
    }

    @Test
    void processesThatShareAPortAreOneServiceOfTheFirst() throws Exception {
        try (ChildProcess master = ChildProcess.python(SCRIPT, "reuseport")) {
            List<Long> said = master.numbers();
            int port = said.getFirst().intValue();
            List<Long> workers = said.subList(1, said.size());
            try (Observer observer = new Observer(SocketTables.netlink(), Scope.port(port))) {
                awaitProcesses(observer, workers);
                assertThat(theOnly()).isEqualTo(new Service(port, Collections.min(workers)));
                leave(port);
                awaitProcesses(observer, workers);

                master.tell("restart"); // of the first
                List<Long> others = new ArrayList<>(workers.subList(1, workers.size()));
                others.add(master.numbers().getFirst());
                awaitProcesses(observer, others);
                assertThat(theOnly()).as("the one that stood for the port is gone")
                        .isEqualTo(new Service(port, Collections.min(others)));
            }
        }
    }

    /** A client that connects and sends its FIN. */
    private void leave(int port) throws IOException {
        SocketChannel client = SocketChannel
                .open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        clients.add(client);
        client.shutdownOutput();
    }

    private void awaitProcesses(Observer observer, List<Long> pids) throws Exception {
        Eventually.until("the processes " + pids, () -> {
            index.read(observer.observe());
            return index.size() == 1 && index.processes(0)
                    .stream()
                    .map(ProcessSample::pid)
                    .collect(Collectors.toSet())
                    .equals(Set.copyOf(pids));
        });
    }

    private Service theOnly() {
        assertThat(index.size()).isEqualTo(1);
        return index.service(0);
    }
}
