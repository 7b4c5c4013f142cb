package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;

/**
 * The version of the engine's interface that is spoken. Testcontainers asks for 1.44, which engines before Docker 25 refuse,
 * and those since Docker 29 refuse any below it; an engine that refuses says which it wants.
 */
final class ApiVersion {
    private static final Logger LOG = LoggerFactory.getLogger(ApiVersion.class);
    /** The words of {@code api/server/middleware/version.go} of moby. */
    private static final Pattern WANTED = Pattern.compile("Maximum supported API version is ([0-9.]*[0-9])");
    /** Where Testcontainers' client reads it. */
    private static final String PROPERTY = "api.version";

    private ApiVersion() {}

    /**
     * Agrees with the engine of {@code DOCKER_HOST}, or at the usual socket, before Testcontainers goes to it.
     *
     * @return whether that engine answered
     */
    @SuppressWarnings("deprecation") // for others to build upon; to ask it where the engine is, it is all there is
    static boolean agree() {
        try (DockerClient client = DockerClientProviderStrategy
                .getClientForConfig(new EnvironmentAndSystemPropertyClientProviderStrategy().getTransportConfig())) {
            client.pingCmd().exec();
            return true;
        } catch (BadRequestException refused) {
            Optional<String> wanted = WANTED.matcher(String.valueOf(refused.getMessage()))
                    .results()
                    .map(result -> result.group(1))
                    .findFirst();
            wanted.ifPresent(version -> System.setProperty(PROPERTY, version));
            return true;
        } catch (IOException | RuntimeException none) {
            LOG.debug("no engine answers", none);
            return false;
        }
    }
}
