package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/**
 * The image of the tests and this machine's shell: what others' images have, and ours need not.
 *
 * @param engine where it is
 * @param name what it is called; nobody else has such a one
 */
record ImageWithShell(DockerClient engine, String name) implements AutoCloseable {
    static ImageWithShell make(DockerEngine engine) throws IOException {
        String name = "closewait/test-" + UUID.randomUUID() + ":1";
        String from = Objects.requireNonNullElse(System.getenv(Containers.IMAGE_VARIABLE), Containers.DEFAULT_IMAGE);
        DockerClient client = engine.client();
        String container = client.createContainerCmd(from).withCmd("java").exec().getId();
        Process tar = new ProcessBuilder("tar", "--create", "--dereference", "--directory=/", "bin/sh").start();
        try (InputStream shell = tar.getInputStream()) {
            client.copyArchiveToContainerCmd(container).withTarInputStream(shell).withRemotePath("/").exec();
            client.commitCmd(container).withRepository(name.substring(0, name.indexOf(':'))).withTag("1").exec();
        } finally {
            client.removeContainerCmd(container).withForce(true).exec();
        }
        return new ImageWithShell(client, name);
    }

    @Override
    public void close() {
        engine.removeImageCmd(name).withForce(true).exec();
    }
}
