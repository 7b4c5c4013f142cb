package dev.closewait.validation.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What connections ask for that can make them last: a downstream call, an answer in pieces, time to stay, where it is not
 * the server that ends them. They can be drawn without those that ask for little of everything. Levels say what is little:
 * at level 0 nothing at all, and twice as much two levels on.
 */
final class Wishes {
    private static final int LEVELS = 47;
    /** What is little at level 1. */
    private static final double LITTLE_MILLIS = 4;
    private static final double[] LITTLE = IntStream.range(0, LEVELS)
            .mapToDouble(level -> level == 0 ? 0 : LITTLE_MILLIS * Math.pow(2, (level - 1) / 2.0))
            .toArray();

    private final Wish call;
    private final Wish pieces;
    private final Wish piecesApart;
    private final Wish idle;
    private final List<Wish> all = new ArrayList<>();
    /** By wish and level: what is little, and the share of those that ask for more. */
    private final List<double[]> limits = new ArrayList<>();
    private final List<double[]> beyond = new ArrayList<>();
    private final double[] shares = new double[LEVELS];
    private final double noticed;
    private final int longTimes;
    private boolean some;
    private boolean stays;
    private int lastLevel;

    Wishes(Plan plan) {
        call = new Wish(plan.server().downstream());
        pieces = new Wish(plan.server().chunks());
        piecesApart = new Wish(plan.server().chunksApart());
        idle = new Wish(plan.clients().idle());
        noticed = plan.closedWhenNoticed();
        int times = 0;
        if (!call.isNothing()) {
            times++;
            limit(call, 1, 1, 1);
        }
        if (!pieces.isNothing()) {
            times++;
            double typical = pieces.tail().exceededBy(0.5);
            double typicalApart = piecesApart.tail().exceededBy(0.5);
            // Few pieces that are not far apart: together no longer than the limit.
            limit(pieces, 1, Math.sqrt(typical / typicalApart), 0.5);
            limit(piecesApart, 1, Math.sqrt(typicalApart / typical), 0.5);
        }
        // The last one, so that nothing is known of the others' end.
        if (!idle.isNothing() && noticed > 0) {
            times++;
            limit(idle, noticed, 1, 1);
        }
        longTimes = times;
        for (int level = 0; level < LEVELS; level++) {
            double little = 1;
            for (double[] more : beyond) {
                little *= 1 - more[level];
            }
            shares[level] = 1 - little;
        }
    }

    Wish call() {
        return call;
    }

    /** Pieces that an answer is sent in, beyond the first. */
    Wish pieces() {
        return pieces;
    }

    Wish piecesApart() {
        return piecesApart;
    }

    Wish idle() {
        return idle;
    }

    /** The highest level at which those that ask for little last no longer than so; below 0 if there is none. */
    int level(double millis) {
        // Not far from the one that was asked for last.
        while (lastLevel + 1 < LEVELS && lasts(lastLevel + 1) <= millis) {
            lastLevel++;
        }
        while (lastLevel >= 0 && lasts(lastLevel) > millis) {
            lastLevel--;
        }
        return lastLevel;
    }

    /** How long hardly any lasts because of what it asks for; infinity if one in a while does for very long. */
    double longestMillis() {
        int level = 0;
        while (level < LEVELS && shares[level] > Occupation.RARE) {
            level++;
        }
        return level < LEVELS ? lasts(level) : Double.POSITIVE_INFINITY;
    }

    /** How long those that ask for little at a level last at most because of it. */
    double lasts(int level) {
        return longTimes * LITTLE[level];
    }

    /** The share of those that ask for more of something. */
    double share(int level) {
        return shares[level];
    }

    /** Of those that ask for little at a level, the share that is closed because its peer is gone. */
    double noticedShareOfOthers(int level) {
        double staying = idle.isNothing() || noticed == 0 ? 0 : beyond.getLast()[level];
        return staying < noticed ? (noticed - staying) / (1 - staying) : 0;
    }

    /** The share of all that is closed because its peer is gone. */
    double noticedShare() {
        return noticed;
    }

    /** The probability that the next one is closed because its peer is gone. */
    double noticedShareOfNext() {
        return stays ? 1 : noticed;
    }

    /** Whether the next one is one that its client ends. */
    boolean staysUntilItLeaves() {
        return stays;
    }

    /** The next one is any. */
    void any() {
        if (some) {
            call.any();
            pieces.any();
            piecesApart.any();
            idle.any();
            some = false;
            stays = false;
        }
    }

    /** The next one asks for more of something than is little at a level; gives how long it lasts at most because of it. */
    double more(int level, RandomGenerator random) {
        choose(level, random);
        return call.know(random) + pieces.know(random) * piecesApart.know(random) + idle.know(random);
    }

    private void choose(int level, RandomGenerator random) {
        any();
        some = true;
        double left = random.nextDouble() * shares[level];
        for (int i = 0; i < all.size(); i++) {
            double limit = limits.get(i)[level];
            double more = beyond.get(i)[level];
            if (left < more || i == all.size() - 1) {
                all.get(i).beyond(limit);
                stays = all.get(i).equals(idle);
                return;
            }
            // The first that is more is drawn; of those before it little is asked for, of those after it anything.
            all.get(i).atMost(limit);
            left = (left - more) / (1 - more);
        }
    }

    /** What is little of a wish that so many have. */
    private void limit(Wish wish, double share, double factor, double power) {
        all.add(wish);
        double[] most = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            most[level] = factor * Math.pow(LITTLE[level], power);
        }
        limits.add(most);
        beyond.add(Arrays.stream(most).map(limit -> share * wish.tail().beyond(limit)).toArray());
    }
}
