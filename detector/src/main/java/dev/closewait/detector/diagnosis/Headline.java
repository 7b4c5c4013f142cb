package dev.closewait.detector.diagnosis;

import java.util.List;

/**
 * The first line of a {@link Diagnosis}: what is said, without why.
 *
 * @param service what it is about
 * @param pattern the most severe pattern found
 * @param also the other patterns found beside it
 */
public record Headline(Service service, Pattern pattern, List<Pattern> also) {
    public Headline {
        also = List.copyOf(also);
    }

    /** That of a diagnosis. */
    public static Headline of(Diagnosis diagnosis) {
        return new Headline(diagnosis.service(), diagnosis.pattern(), diagnosis.also());
    }
}
