package dev.closewait.lessons.plan;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.ArrayList;
import java.util.List;

/** The steps of a lesson, in scenes. The sockets of a scene are closed before the next begins. */
public final class Plan {
    /** Wide enough for every lesson but the one about the backlog. */
    private static final int BACKLOG = 8;

    private final Settings settings;
    private final List<Scene> scenes = new ArrayList<>();

    public Plan(Settings settings) {
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    public List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    /** Begins a scene. */
    public void scene(String title) {
        scenes.add(new Scene(title));
    }

    /** Has something done when the scene ends, however it ends; its sockets are closed without being asked. */
    public void atEnd(Runnable ending) {
        scenes.getLast().atEnd(ending);
    }

    /** Adds a step to the scene. */
    public StepPlan step(String title) {
        return scenes.getLast().step(title);
    }

    public LessonSocket listener() {
        return listener("listener");
    }

    public LessonSocket listener(String name) {
        return scenes.getLast().add(LessonSocket.listener(name));
    }

    public LessonSocket client(LessonSocket listener) {
        return client("client", listener);
    }

    public LessonSocket client(String name, LessonSocket listener) {
        return scenes.getLast().add(LessonSocket.client(name, listener));
    }

    public LessonSocket server(LessonSocket client) {
        return server("server", client);
    }

    /** The other end of a client's connection, which the kernel has before {@code accept()} hands it over. */
    public LessonSocket server(String name, LessonSocket client) {
        return scenes.getLast().add(LessonSocket.server(name, client));
    }

    /**
     * The step that scenes begin with which are not about opening: a connection, as the first lesson leaves it.
     *
     * @param options calls that set the client up before it connects
     */
    public StepPlan established(LessonSocket listener, LessonSocket client, LessonSocket server, Call... options) {
        return step("A connection, to begin with")
                .call(listener.socket(), listener.bind(), listener.listen(BACKLOG), client.socket())
                .call(options)
                .call(client.connect(), server.accept())
                .moves(listener, Cause.PASSIVE_OPEN, TcpState.LISTEN)
                .queues(listener, Queue.exactly(0), Queue.exactly(BACKLOG))
                .opens(client, server)
                .crosses(client.syn(), server.synAck(), client.ack())
                .why("3.5", """
                        The three-way handshake is over, and both ends are in ESTABLISHED: either may send. The lesson on \
                        opening goes through it slowly.""");
    }
}
