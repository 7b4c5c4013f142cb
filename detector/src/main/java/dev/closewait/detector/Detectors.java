package dev.closewait.detector;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.survival.SurvivalDetector;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The detectors that can be chosen by name. None is listed here: {@link ServiceLoader} finds them. */
public final class Detectors {
    /** The one that is used unless another is asked for. */
    public static final String DEFAULT = SurvivalDetector.NAME;

    private static final String EXPECTED = "; expected a public class that implements " + Detector.class.getName()
            + ", with a public constructor without arguments";

    private static Optional<SortedMap<String, Supplier<Detector>>> builtIn = Optional.empty();

    private Detectors() {}

    /** The names there are, in alphabetical order. */
    public static SortedSet<String> names() {
        return new TreeSet<>(builtIn().keySet());
    }

    /**
     * A new detector of this name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Detector named(String name) {
        Supplier<Detector> maker = builtIn().get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "no detector is named '" + name + "'; there are " + String.join(", ", names()));
        }
        return maker.get();
    }

    /**
     * The detectors that this class loader itself has, and none of those before it; each is made once, for its name.
     *
     * @return makers by name: each makes a new detector each time, and fails as {@link ServiceLoader.Provider#get} does
     * @throws BrokenDetectorException when one cannot be loaded or made, or two have one name
     */
    public static SortedMap<String, Supplier<Detector>> in(ClassLoader loader) throws BrokenDetectorException {
        SortedMap<String, Supplier<Detector>> byName = new TreeMap<>();
        try {
            Iterator<ServiceLoader.Provider<Detector>> found = ServiceLoader.load(Detector.class, loader)
                    .stream()
                    .iterator();
            while (found.hasNext()) {
                ServiceLoader.Provider<Detector> provider = found.next();
                if (loader.equals(provider.type().getClassLoader())) {
                    add(provider, byName);
                }
            }
        } catch (ServiceConfigurationError broken) {
            throw new BrokenDetectorException(reason(broken) + EXPECTED, broken);
        } catch (LinkageError unlinked) {
            throw new BrokenDetectorException("a detector cannot be loaded: " + unlinked + EXPECTED, unlinked);
        }
        return byName;
    }

    private static void add(ServiceLoader.Provider<Detector> provider, SortedMap<String, Supplier<Detector>> byName)
            throws BrokenDetectorException {
        String type = provider.type().getName();
        String name = nameOf(provider.get(), type);
        if (byName.putIfAbsent(name, provider) != null) {
            throw new BrokenDetectorException(
                    "two detectors are named '" + name + "', one of them " + type + "; expected a name of its own");
        }
    }

    private static String nameOf(Detector detector, String type) throws BrokenDetectorException {
        try {
            String name = detector.name();
            if (name.isBlank()) {
                throw new BrokenDetectorException("the name of the detector " + type + " is blank; expected one");
            }
            return name;
        } catch (RuntimeException thrown) {
            throw new BrokenDetectorException("the detector " + type + " does not say its name, but throws " + thrown,
                    thrown);
        }
    }

    /** What the loader says, without the name of the service before it, and with what the detector itself threw. */
    private static String reason(ServiceConfigurationError broken) {
        String said = String.valueOf(broken.getMessage()).replaceFirst("^\\Q" + Detector.class.getName() + "\\E: ", "");
        return broken.getCause() == null ? said : said + " (" + broken.getCause() + ")";
    }

    private static synchronized SortedMap<String, Supplier<Detector>> builtIn() {
        if (builtIn.isEmpty()) {
            try {
                builtIn = Optional.of(in(Detectors.class.getClassLoader()));
            } catch (BrokenDetectorException broken) {
                throw new IllegalStateException("in the class path: " + broken.getMessage(), broken);
            }
        }
        return builtIn.get();
    }
}
