package dev.closewait.validation.contestant;

import dev.closewait.detector.BrokenDetectorException;
import dev.closewait.detector.Detectors;
import dev.closewait.detector.baseline.Baseline;
import dev.closewait.detector.diagnosis.Detector;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipFile;

/** Finds detectors that take part: by their name, or in a jar. */
public final class Contestants {
    private static final String SERVICE = "META-INF/services/" + Detector.class.getName();
    private static final String BUILT_IN = "built in";

    private Contestants() {}

    /**
     * The one of this name that is built in, or stands in the class path.
     *
     * @throws IllegalArgumentException when there is none; its message lists those that there are
     */
    public static Contestant named(String name) {
        Detector _ = Detectors.named(name);
        return new JavaContestant(name, BUILT_IN, () -> Detectors.named(name));
    }

    /** Those that others are always compared with, in alphabetical order. */
    public static List<Contestant> baselines() {
        return Detectors.names()
                .stream()
                .filter(name -> Detectors.named(name) instanceof Baseline)
                .map(Contestants::named)
                .toList();
    }

    /**
     * The detectors of a jar, which {@link java.util.ServiceLoader} finds there. They see the classes of closewait and of the
     * JDK, and those of their own jar, which stays open as long as this process runs.
     *
     * @throws BrokenDetectorException when it is no jar, has no detector, has one that cannot be made, or one whose name is
     *     taken; the message says which, and what was expected
     */
    public static List<Contestant> fromJar(Path jar) throws BrokenDetectorException {
        mustHoldDetectors(jar);
        URLClassLoader loader = new URLClassLoader(jar.toString(), new URL[]{url(jar)},
                Detector.class.getClassLoader());
        try {
            List<Contestant> found = new ArrayList<>();
            Detectors.in(loader).forEach((name, maker) -> found.add(contestant(jar, name, maker)));
            if (found.isEmpty()) {
                throw new BrokenDetectorException(
                        "what its " + SERVICE + " names is not in it; expected a class of its own");
            }
            for (Contestant contestant : found) {
                if (Detectors.names().contains(contestant.name())) {
                    throw new BrokenDetectorException("its detector is named '" + contestant.name()
                            + "', as one that is built in; expected a name of its own");
                }
            }
            return found;
        } catch (BrokenDetectorException broken) {
            close(loader);
            throw new BrokenDetectorException(jar + ": " + broken.getMessage(), broken);
        }
    }

    private static Contestant contestant(Path jar, String name, Supplier<Detector> maker) {
        return new JavaContestant(name, jar.toString(), maker);
    }

    private static void mustHoldDetectors(Path jar) throws BrokenDetectorException {
        if (!Files.isRegularFile(jar)) {
            throw new BrokenDetectorException(jar + ": " + (Files.exists(jar) ? "is no file" : "there is no such file")
                    + "; expected a jar with detectors");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(SERVICE) == null) {
                throw new BrokenDetectorException(jar + ": has no detector in it; expected " + SERVICE
                        + ", which @AutoService(Detector.class) writes");
            }
        } catch (IOException unreadable) {
            throw new BrokenDetectorException(
                    jar + ": cannot be read as a jar (" + unreadable.getMessage() + "); expected one with detectors",
                    unreadable);
        }
    }

    private static URL url(Path jar) throws BrokenDetectorException {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException unusual) {
            throw new BrokenDetectorException(jar + ": cannot be loaded from: " + unusual.getMessage(), unusual);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException ignored) {
            // It is not used any more, and takes a descriptor until it is collected.
        }
    }
}
