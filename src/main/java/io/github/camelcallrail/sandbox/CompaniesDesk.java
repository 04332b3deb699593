package io.github.camelcallrail.sandbox;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Companies: list, one, create, update, disable (section 2.3 of the fact sheet).
 */
final class CompaniesDesk extends Desk {

    private static final String ON_REQUEST = "verified_caller_ids";
    private static final Set<String> WRITABLE = Set.of("name", "callscore_enabled", "callscribe_enabled", "time_zone",
            "swap_ppc_override", "swap_landing_override", "swap_cookie_duration", "swap_cookie_duration_unit",
            "external_form_capture");

    private final World world;
    private final Quirks quirks;
    private final InstantSource clock;

    CompaniesDesk(World world, Quirks quirks, InstantSource clock) {
        this.world = world;
        this.quirks = quirks;
        this.clock = clock;
    }

    @Override
    Answer collection(Request request) {
        return switch (request.method()) {
            case "GET" -> list(request);
            case "POST" -> create(body(request));
            default -> throw wrongMethod();
        };
    }

    private Answer list(Request request) {
        Set<String> fields = fields(request, known());
        String search = request.param("search").orElse("").toLowerCase(Locale.ROOT);
        String status = request.param("status").orElse("");
        List<Map<String, Object>> found = new ArrayList<>(world.companyBook().values());
        found.removeIf(company -> !company.get("name").toString().toLowerCase(Locale.ROOT).contains(search));
        found.removeIf(company -> Set.of("active", "disabled").contains(status)
                && !status.equals(company.get("status")));
        if (request.param("sort").map("name"::equals).orElse(false)) {
            Comparator<Map<String, Object>> byName = Comparator.comparing(company -> company.get("name").toString());
            found.sort(request.param("order").map("desc"::equals).orElse(false) ? byName.reversed() : byName);
        }
        Paging paging = new Paging(request, quirks);
        return Json.answer(200, paging.page("companies", found, company -> shown(company, fields)));
    }

    private Set<String> known() {
        Set<String> known = new HashSet<>(Set.of(ON_REQUEST));
        world.companyBook().values().forEach(company -> known.addAll(company.keySet()));
        return known;
    }

    private static Map<String, Object> shown(Map<String, Object> company, Set<String> fields) {
        Map<String, Object> shown = World.copy(company);
        if (!fields.contains(ON_REQUEST)) {
            shown.remove(ON_REQUEST);
        }
        return shown;
    }

    private Answer create(Map<String, Object> sent) {
        check(sent);
        if (clears(sent.get("name"))) {
            throw new Refusal(400, "Name can't be blank");
        }
        sent.keySet().retainAll(Set.of("name", "time_zone"));
        String id = world.addCompany(sent);
        return Json.answer(quirks.has(Quirk.CREATED_AS_200) ? 200 : 201, shown(world.companyBook().get(id), Set.of()));
    }

    @Override
    Answer record(Request request, String id) {
        Map<String, Object> company = world.companyBook().get(id);
        if (company == null) {
            throw Refusal.notFound();
        }
        return switch (request.method()) {
            case "GET" -> Json.answer(200, shown(company, fields(request, known())));
            case "PUT" -> update(company, body(request));
            case "DELETE" -> disable(company);
            default -> throw wrongMethod();
        };
    }

    private Answer update(Map<String, Object> company, Map<String, Object> sent) {
        check(sent);
        sent.keySet().retainAll(WRITABLE);
        if (sent.containsKey("external_form_capture")) {
            company.put("form_capture", sent.remove("external_form_capture"));
        }
        company.putAll(sent);
        return Json.answer(200, shown(company, Set.of()));
    }

    private static void check(Map<String, Object> sent) {
        if (sent.containsKey("name") && sent.get("name") instanceof String name && name.isBlank()) {
            throw new Refusal(400, "Name can't be blank");
        }
        if (sent.get("time_zone") != null) {
            try {
                ZoneId.of(sent.get("time_zone").toString());
            } catch (DateTimeException e) {
                throw new Refusal(400, "Time zone is not included in the list");
            }
        }
    }

    /** The record stays, switched off. */
    private Answer disable(Map<String, Object> company) {
        boolean another = world.companyBook().values().stream()
                .anyMatch(other -> other != company && "active".equals(other.get("status")));
        if (!another) {
            throw new Refusal(400, "You must have at least one active company.");
        }
        company.put("status", "disabled");
        company.put("disabled_at", Moments.utc(clock.instant()));
        return Json.empty(204);
    }
}
