package io.github.camelcallrail.sync;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How often records of which age are read again, since CallRail does not tell what changed. Tiers do not overlap: each begins
 * where the one before it ends.
 *
 * @param tiers youngest first
 */
public record SweepPlan(List<Tier> tiers) {

    /** No record is read again once it lies behind the overlap. */
    public static final SweepPlan NONE = new SweepPlan(List.of());

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int PAGE = 250;
    private static final String FORM = "sweeps must be pairs of how old a record may be and how often it is then read again, such as"
            + " P1D/PT15M,P7D/PT6H,P30D/P1D, or none";

    /**
     * Records of one age.
     *
     * @param name     how the reach was written, such as {@code P7D}
     * @param youngest from that age on
     * @param reach    up to that age
     * @param every    how often they are read again
     */
    public record Tier(String name, Duration youngest, Duration reach, Duration every) {
    }

    /**
     * The plan that text means.
     *
     * @throws IllegalArgumentException naming the place and the remedy
     */
    public static SweepPlan parse(String text) {
        if (text.strip().equalsIgnoreCase("none")) {
            return NONE;
        }
        List<Tier> tiers = new ArrayList<>();
        Set<Duration> reaches = new HashSet<>();
        Duration youngest = Duration.ZERO;
        int place = 0;
        for (String pair : text.split(",", -1)) {
            Tier tier = tier(pair, ++place, youngest);
            if (!reaches.add(tier.reach)) {
                throw wrong(pair, place, "has the reach of another pair: keep one of them");
            }
            if (tier.reach.compareTo(youngest) < 0) {
                throw wrong(pair, place, "reaches less far than the one before it: write the shortest reach first");
            }
            tiers.add(tier);
            youngest = tier.reach;
        }
        return new SweepPlan(List.copyOf(tiers));
    }

    private static Tier tier(String pair, int place, Duration youngest) {
        String[] parts = pair.strip().split("/", -1);
        if (parts.length != 2) {
            throw wrong(pair, place, "is no pair");
        }
        Duration reach = duration(pair, place, parts[0]);
        Duration every = duration(pair, place, parts[1]);
        if (reach.isZero() || every.compareTo(SHORTEST) < 0) {
            throw wrong(pair, place, "must reach back at least something, and be read no more often than every PT1M");
        }
        return new Tier(parts[0].strip().toUpperCase(Locale.ROOT), youngest, reach, every);
    }

    private static Duration duration(String pair, int place, String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw (IllegalArgumentException) wrong(pair, place, "holds '" + shown(text) + "', which is no duration such as P7D or PT6H")
                    .initCause(e);
        }
        throw wrong(pair, place, "holds a duration below nothing");
    }

    private static IllegalArgumentException wrong(String pair, int place, String what) {
        return new IllegalArgumentException(FORM + ". Pair " + place + ", '" + shown(pair) + "', " + what);
    }

    private static String shown(String text) {
        String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }

    /** How many requests a day those tiers cost where that many records come a day, spread evenly. */
    public long requestsADay(long recordsADay) {
        return tiers.stream().mapToLong(tier -> requestsADay(tier, recordsADay)).sum();
    }

    /** How many requests a day that tier costs where that many records come a day, spread evenly. */
    public static long requestsADay(Tier tier, long recordsADay) {
        // Each run reaches back by the time since the one before, too.
        Duration read = tier.reach.minus(tier.youngest).plus(tier.every);
        return Math.round(requests(in(read, recordsADay)) * runsADay(tier.every));
    }

    /** How many requests a day live polls cost that begin so often and reach back so far. */
    public static long liveRequestsADay(Duration delay, Duration overlap, long recordsADay) {
        return Math.round(requests(in(overlap.plus(delay), recordsADay)) * runsADay(delay));
    }

    /** How many requests reading that many records from their first to their last costs. */
    static long requests(long records) {
        return records <= PAGE ? 1 : 1 + (records - PAGE + PAGE - 2) / (PAGE - 1);
    }

    private static long in(Duration span, long recordsADay) {
        return Math.round((double) recordsADay * span.toMillis() / Duration.ofDays(1).toMillis());
    }

    private static double runsADay(Duration every) {
        return (double) Duration.ofDays(1).toMillis() / every.toMillis();
    }
}
