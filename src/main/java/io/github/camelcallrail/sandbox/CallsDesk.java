package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls: list, one, update (sections 2.4 and 6.1 of the fact sheet).
 */
final class CallsDesk extends Desk {

    private static final Set<String> LIST_FIELDS = union(CallFields.SELECTABLE, CallFields.DEFAULT);
    private static final Set<String> SINGLE_FIELDS = union(LIST_FIELDS, CallFields.SINGLE_ONLY);

    private final World world;
    private final Quirks quirks;
    private final InstantSource clock;
    private long asked;

    CallsDesk(World world, Quirks quirks, InstantSource clock) {
        this.world = world;
        this.quirks = quirks;
        this.clock = clock;
    }

    @Override
    Answer collection(Request request) {
        if (!request.method().equals("GET")) {
            throw wrongMethod();
        }
        Set<String> fields = fields(request, LIST_FIELDS);
        Instant now = clock.instant();
        CallWindow window = CallWindow.of(request, quirks, now);
        CallView view = new CallView(world, quirks, now, window.zone());
        asked++;
        List<StoredCall> found = new CallQuery(request, quirks, view, now)
                .select(world.between(window.from(), window.to()), asked * 31);
        Paging paging = new Paging(request, quirks);
        boolean relative = request.param("relative_pagination").map("true"::equals).orElse(false);
        return Json.answer(200, relative
                ? paging.relative("calls", found, call -> view.row(call, fields), link())
                : paging.page("calls", found, call -> view.row(call, fields)));
    }

    private String link() {
        return "https://api.callrail.com/v3/a/" + world.account().get("numeric_id") + "/calls";
    }

    @Override
    Answer record(Request request, String id) {
        Instant now = clock.instant();
        StoredCall call = world.find(id).filter(found -> found.visible(now)).orElseThrow(Refusal::notFound);
        CallView view = new CallView(world, quirks, now, CallWindow.zone(request));
        return switch (request.method()) {
            case "GET" -> Json.answer(200, view.row(call, fields(request, SINGLE_FIELDS)));
            case "PUT" -> {
                update(call, body(request));
                yield Json.answer(200, view.written(call));
            }
            default -> throw wrongMethod();
        };
    }

    private void update(StoredCall call, Map<String, Object> sent) {
        if (sent.containsKey("value") && !quirks.has(Quirk.VALUE_ACCEPTED)) {
            throw new Refusal(500, "Internal server error");
        }
        checkLeadStatus(call, sent);
        List<String> tags = tagNames(sent);
        copy(sent, "note", call);
        copy(sent, "value", call);
        copy(sent, "lead_status", call);
        if (sent.containsKey("customer_name")) {
            rename(call, clears(sent.get("customer_name")) ? null : sent.get("customer_name"));
        }
        if (sent.containsKey("tags")) {
            if (Boolean.TRUE.equals(sent.get("append_tags"))) {
                world.addTags(call, tags);
            } else {
                world.setTags(call, tags);
            }
        }
        if (Boolean.TRUE.equals(sent.get("spam"))) {
            call.markSpam();
        }
    }

    private static void checkLeadStatus(StoredCall call, Map<String, Object> sent) {
        Object status = sent.get("lead_status");
        if (clears(status)) {
            return;
        }
        if (!status.equals("good_lead") && !status.equals("not_a_lead")) {
            throw new Refusal(400, "Lead status is not included in the list");
        }
        if (status.equals("good_lead") && "previously_marked_good_lead".equals(call.truth().get("lead_status"))) {
            throw new Refusal(400, "This lead was previously marked as a good lead");
        }
    }

    private static List<String> tagNames(Map<String, Object> sent) {
        Object tags = sent.get("tags");
        if (clears(tags)) {
            return List.of();
        }
        if (!(tags instanceof Collection<?> items)) {
            throw new Refusal(400, "tags must be a list of names");
        }
        for (Object item : items) {
            if (!(item instanceof String name) || name.isBlank()) {
                throw new Refusal(400, "tags must be a list of names");
            }
        }
        return items.stream().map(String.class::cast).toList();
    }

    private static void copy(Map<String, Object> sent, String field, StoredCall call) {
        if (sent.containsKey(field)) {
            call.truth().put(field, clears(sent.get(field)) ? null : sent.get(field));
        }
    }

    /** The name is the lead's, so the other calls of the same person follow. */
    private void rename(StoredCall call, Object name) {
        Object person = call.truth().get("person_id");
        call.truth().put("customer_name", name);
        if (person != null && !quirks.has(Quirk.NAME_STAYS)) {
            world.stored().stream().filter(other -> person.equals(other.truth().get("person_id")))
                    .forEach(other -> other.truth().put("customer_name", name));
        }
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return Set.copyOf(union);
    }
}
