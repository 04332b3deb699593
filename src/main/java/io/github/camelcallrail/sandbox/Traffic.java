package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Life in a world: calls that arrive, end soon and are tagged, noted and judged by agents within half a minute, and
 * older calls that somebody tags late. What has happened by a given time depends on the seed and the pace alone, not on
 * how often one looks.
 */
public final class Traffic {

    private static final Duration AGENTS = Duration.ofSeconds(25);
    private static final Duration ANALYSIS = Duration.ofMinutes(3);
    private static final Duration REACH = Duration.ofDays(6);

    private final World world;
    private final InstantSource clock;
    private final Random random;
    private final long seed;
    private final CallMaker maker;
    private Cast cast;
    private Duration pace;
    private Instant next;

    /**
     * @param pace the mean time between two calls
     */
    Traffic(World world, InstantSource clock, long seed, Duration pace) {
        this.world = world;
        this.clock = clock;
        this.pace = pace;
        random = new Random(seed * 131 + 17);
        this.seed = seed;
        cast = world.cast();
        maker = new CallMaker(world, random);
        next = clock.instant().plus(pace.dividedBy(2));
    }

    /** Brings the world up to the clock's now. */
    public void tick() {
        synchronized (world) {
            Instant now = clock.instant();
            if (cast == null && !next.isAfter(now)) {
                // Only now: a world that a test fills stays empty until somebody calls.
                cast = new Cast(world, seed);
            }
            while (!next.isAfter(now)) {
                arrive(next);
                next = next.plusMillis(Math.max(1, (long) (pace.toMillis() * (0.5 + random.nextDouble()))));
            }
            world.catchUp(now);
        }
    }

    /** Sets the mean time between two calls from the next one on. */
    public void pace(Duration mean) {
        synchronized (world) {
            pace = mean;
        }
    }

    /** Nothing happens between the last tick and now: for going on after a stop. */
    void skipToNow() {
        synchronized (world) {
            next = clock.instant().plus(pace.dividedBy(2));
        }
    }

    private void arrive(Instant start) {
        Caller caller = cast.nextCaller(cast.anyBranch());
        Duration length = Duration.ofSeconds(5 + random.nextInt(20));
        Map<String, Object> call = maker.call(caller, start, length);
        String id = world.store(call, StoredCall.TimeLine.of(start, length, ANALYSIS), false).id();
        // Agents begin when the call can be seen: a tag on a call that is in no list yet would be no late edit.
        Instant seen = start.plus(length).plusSeconds(18);
        maker.edits(caller, id, seen, AGENTS.minusSeconds(10)).forEach(world::schedule);
        if (random.nextInt(3) == 0) {
            tagOlder(start);
        }
    }

    private void tagOlder(Instant at) {
        List<StoredCall> older = new ArrayList<>(world.between(at.minus(REACH), at.minusSeconds(60)));
        int chosen = random.nextInt(Integer.MAX_VALUE);
        if (!older.isEmpty()) {
            StoredCall call = older.get(chosen % older.size());
            cast.branches().stream().filter(branch -> branch.id().equals(call.truth().get("company_id"))).findFirst()
                    .ifPresent(branch -> world.schedule(maker.lateTag(branch, call.id(), at)));
        }
    }
}
