package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills a world with its past.
 */
final class SeededWorld {

    private static final int DAYS = 30;
    private static final Duration OPENING = Duration.ofHours(8);
    private static final Duration OPEN = Duration.ofHours(11);
    private static final Duration LATEST_EDIT = Duration.ofDays(3);

    /** When somebody calls whom. */
    private record Turn(Instant start, Branch branch) {
    }

    private final World world;
    private final Instant now;
    private final Random random;
    private final Cast cast;
    private final CallMaker maker;

    SeededWorld(World world, Instant now, long seed) {
        this.world = world;
        this.now = now;
        random = new Random(seed * 31 + 7);
        cast = new Cast(world, seed);
        maker = new CallMaker(world, random);
        world.cast(cast);
    }

    void fill() {
        for (Turn turn : turns()) {
            Instant start = turn.start();
            Caller caller = cast.nextCaller(turn.branch());
            Duration length = Duration.ofSeconds(10 + (long) (600 * random.nextDouble() * random.nextDouble()));
            Map<String, Object> call = maker.call(caller, start, length);
            Duration analysis = Duration.ofSeconds(180 + random.nextInt(1020));
            String id = world.store(call, StoredCall.TimeLine.of(start, length, analysis), false).id();
            maker.edits(caller, id, start.plus(length), LATEST_EDIT).forEach(world::schedule);
        }
        world.catchUp(now);
    }

    /** Forty to sixty a day, between eight and nineteen of a company's zone, oldest first, none in the future. */
    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int ago = DAYS; ago >= 0; ago--) {
            int count = 40 + random.nextInt(21);
            for (int i = 0; i < count; i++) {
                Branch branch = cast.branches().get(i % cast.branches().size());
                long millis = OPENING.toMillis() + (long) (random.nextDouble() * OPEN.toMillis());
                Instant midnight = today.minusDays(ago).atStartOfDay(branch.zone()).toInstant();
                turns.add(new Turn(midnight.plusMillis(millis), branch));
            }
        }
        Instant oldest = now.minus(Duration.ofDays(DAYS));
        turns.removeIf(turn -> turn.start().isAfter(now) || turn.start().isBefore(oldest));
        turns.sort(Comparator.comparing(Turn::start));
        return turns;
    }

    void fillInBulk(int calls, int callers, Duration within) {
        if (callers > calls || callers > PhoneBook.SIZE) {
            throw new IllegalArgumentException(callers + " callers: at most as many as calls, and " + PhoneBook.SIZE);
        }
        List<Caller> turns = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            turns.add(cast.newCaller(cast.anyBranch()));
        }
        for (int i = callers; i < calls; i++) {
            turns.add(turns.get(random.nextInt(callers)));
        }
        Collections.shuffle(turns, random);
        List<Instant> starts = bulkStarts(calls, within);
        for (int i = 0; i < calls; i++) {
            Duration length = Duration.ofSeconds(10 + random.nextInt(300));
            Map<String, Object> call = maker.call(turns.get(i), starts.get(i), length);
            String id = world.store(call, null, false).id();
            maker.edits(turns.get(i), id, starts.get(i), Duration.ofMinutes(1)).forEach(world::schedule);
        }
        world.catchUp(now);
    }

    /** Evenly spread; every hundredth five share a second, two of them an instant. */
    private List<Instant> bulkStarts(int calls, Duration within) {
        Instant first = now.minus(within);
        long step = within.minusHours(1).toMillis() / calls;
        if (step < 250) {
            throw new IllegalArgumentException(calls + " calls do not fit into " + within
                    + " without more than five a second");
        }
        int[] crowd = {0, 87, 87, 500, 900};
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int place = i % 100;
            boolean crowded = step > 2_000 && place < crowd.length;
            Instant at = first.plusMillis(step * (crowded ? i - place : i));
            starts.add(crowded ? Instant.ofEpochSecond(at.getEpochSecond()).plusMillis(crowd[place]) : at);
        }
        return starts;
    }
}
