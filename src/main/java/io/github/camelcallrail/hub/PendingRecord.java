package io.github.camelcallrail.hub;

import io.github.camelcallrail.api.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A record that is not done, wherever that is kept.
 *
 * @param id     by which it is replayed; no person's data
 * @param source who keeps it
 * @param kind   why it is pending
 * @param reason what it failed with, without people's data
 * @param since  when it failed first, or began to wait
 * @param times  how often it failed
 * @param next   when it comes again by itself; {@code null} where it does not
 */
record PendingRecord(String id, PendingSource source, PendingKind kind, String reason, Instant since, int times, Instant next) {

    private static final int SHOWN = 80;

    /** Records of one group have a flow, a kind and a reason in common. */
    String group() {
        return Integer.toHexString(Objects.hash(source.flow(), kind.label(), reason));
    }

    /** As JSON, short, since there can be many. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("kind", kind.label());
        if (kind.isFailure()) {
            json.put("reason", Texts.cut(reason, SHOWN));
        }
        json.put("group", group());
        json.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
        if (times > 0) {
            json.put("attempts", times);
        }
        if (next != null && next.isAfter(Instant.EPOCH)) {
            json.put("next", next.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return json;
    }
}
