package dev.closewait.detector.survival;

/**
 * How long the sockets of a service stay: the survival curve of their dwell, S(t), estimated as life tables are.
 *
 * <p>Three things bend such an estimate, and are met so. A dwell that ends between two looks is known to an interval only
 * (interval censoring): its end is spread evenly over it. A socket that is still there has no end yet (right censoring): it
 * counts for as long as it was seen. And a look sees long dwells rather than short ones (length bias): a socket counts from
 * the age at which it was first seen on, and tells nothing of the ages before (delayed entry). Ages that no socket was seen
 * at are left out: below the finest age that the kernel tells, nothing is known. Ages are on the service's own clock.
 *
 * <p>Source: E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958); delayed entry as
 * in J. P. Klein, M. L. Moeschberger, Survival Analysis (2003), section 4.6.
 */
final class DwellCurve {
    // Of each socket the first and the last bin hold a part, and every bin between them the same. So much is added where
    // that begins, and taken away where it ends, and summed up when somebody asks.
    private final double[] watchedParts = new double[LogBins.COUNT];
    private final long[] halvesWatched = new long[LogBins.COUNT];
    private final double[] endParts = new double[LogBins.COUNT];
    private final double[] endsPerMilli = new double[LogBins.COUNT];

    /** A socket that was there at both ages. */
    void stayed(double fromMillis, double toMillis) {
        int first = LogBins.of(fromMillis);
        int last = LogBins.of(toMillis);
        watchedParts[first] += overlap(first, fromMillis, toMillis);
        if (first < last) {
            watchedParts[last] += overlap(last, fromMillis, toMillis);
            halvesWatched[first + 1] += 2;
            halvesWatched[last] -= 2;
        }
    }

    /** A socket that was there at the first age, and would have reached the second if it had stayed. */
    void left(double fromMillis, double toMillis) {
        double length = toMillis - fromMillis;
        if (length <= 0) {
            return;
        }
        int first = LogBins.of(fromMillis);
        int last = LogBins.of(toMillis);
        end(first, overlap(first, fromMillis, toMillis), length);
        if (first < last) {
            end(last, overlap(last, fromMillis, toMillis), length);
            halvesWatched[first + 1]++; // on average it was there for half of it
            halvesWatched[last]--;
            endsPerMilli[first + 1] += 1 / length;
            endsPerMilli[last] -= 1 / length;
        }
    }

    private void end(int bin, double partMillis, double lengthMillis) {
        watchedParts[bin] += partMillis / 2;
        endParts[bin] += partMillis / lengthMillis;
    }

    /** The share of the sockets that stay for longer than this, 0 to 1, as far as ages below it were seen. */
    double survival(double millis) {
        double hazard = 0;
        long halves = 0;
        double perMilli = 0;
        for (int bin = 0; bin < LogBins.of(millis); bin++) {
            double width = LogBins.lower(bin + 1) - lower(bin);
            halves += halvesWatched[bin];
            perMilli += endsPerMilli[bin];
            double watched = watchedParts[bin] + width * halves / 2;
            if (watched > 0) {
                hazard += (endParts[bin] + width * perMilli) / watched * width;
            }
        }
        return Math.exp(-hazard);
    }

    /** Compares by hand: this runs twice for each socket, and Math.min has zeros of both signs and NaN to tell apart. */
    private static double overlap(int bin, double fromMillis, double toMillis) {
        double begin = lower(bin);
        double end = LogBins.lower(bin + 1);
        double length = (toMillis < end ? toMillis : end) - (fromMillis > begin ? fromMillis : begin);
        return length > 0 ? length : 0;
    }

    /** The least age of a bin; the first holds all under a millisecond as well. */
    private static double lower(int bin) {
        return bin == 0 ? 0 : LogBins.lower(bin);
    }
}
