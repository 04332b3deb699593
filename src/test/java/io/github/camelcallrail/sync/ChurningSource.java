package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A sorted list of calls from which, before every request, one may vanish and to which one may be added, at any place. No more
 * than five share a second. Rows of one second come in an order that changes from request to request.
 */
final class ChurningSource implements Source {

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    private final List<long[]> rows = new ArrayList<>();
    private final Set<Long> vanishedOrAppeared = new HashSet<>();
    private final Random random;
    private final long lastSecond;
    private long nextNumber;

    ChurningSource(int count, int seed) {
        random = new Random(seed);
        long second = 0;
        while (rows.size() < count) {
            int together = random.nextInt(20) == 0 ? 1 + random.nextInt(5) : 1;
            for (int i = 0; i < together && rows.size() < count; i++) {
                rows.add(new long[] {second, nextNumber++});
            }
            second += 1 + random.nextInt(60);
        }
        lastSecond = second;
    }

    Instant first() {
        return FIRST;
    }

    Instant end() {
        return FIRST.plusSeconds(lastSecond);
    }

    Set<String> stayed() {
        Set<String> ids = new HashSet<>();
        for (long[] row : rows) {
            if (!vanishedOrAppeared.contains(row[1])) {
                ids.add(ListSource.id((int) row[1]));
            }
        }
        return ids;
    }

    @Override
    public Page window(Instant from, Instant to, int page) {
        churn();
        long second = from.getEpochSecond() - FIRST.getEpochSecond();
        int start = firstAt(second);
        int first = Math.min(start + (page - 1) * 250, rows.size());
        int last = Math.min(first + 250, rows.size());
        shuffleSeconds(start, last);
        List<CallRailRecord> records = new ArrayList<>();
        for (long[] row : rows.subList(first, last)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", ListSource.id((int) row[1]));
            fields.put("start_time", FIRST.plusSeconds(row[0]).toString());
            records.add(new CallRailRecord("calls", fields));
        }
        return new Page(records, List.of(), 250, null, rows.size() - start, null, end());
    }

    @Override
    public CallRailRecord get(String id) {
        throw new AssertionError(id);
    }

    private void churn() {
        if (random.nextInt(5) > 0) {
            vanishedOrAppeared.add(rows.remove(random.nextInt(rows.size()))[1]);
        }
        if (random.nextInt(5) > 0) {
            long second = Math.abs(random.nextLong()) % lastSecond;
            int at = firstAt(second);
            if (at + 4 >= rows.size() || rows.get(at + 4)[0] != second) {
                vanishedOrAppeared.add(nextNumber);
                rows.add(at, new long[] {second, nextNumber++});
            }
        }
    }

    private void shuffleSeconds(int from, int to) {
        int i = from;
        while (i < to) {
            int j = i;
            while (j < rows.size() && rows.get(j)[0] == rows.get(i)[0]) {
                j++;
            }
            if (j - i > 1) {
                java.util.Collections.shuffle(rows.subList(i, j), random);
            }
            i = j;
        }
    }

    private int firstAt(long second) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle)[0] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
