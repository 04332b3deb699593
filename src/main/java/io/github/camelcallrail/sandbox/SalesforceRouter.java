package io.github.camelcallrail.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which request goes where, what comes before each REST request (token, faults, allowance) and what every REST answer
 * carries (fact sheet, section 5).
 */
final class SalesforceRouter {

    private static final int OLDEST = 46;
    private static final int NEWEST = 68;
    private static final Set<String> UNDER_OBJECT = Set.of("describe", "updated", "deleted");
    private static final List<String> SEASONS = List.of("Winter", "Spring", "Summer");

    private final SalesforceLogin login;
    private final SalesforceMeter meter;
    private final SalesforceFaults faults;
    private final SalesforceRecords records;
    private final SalesforceCollections collections;
    private final SalesforceQueries queries;
    private final SalesforceSettings settings;

    SalesforceRouter(SalesforceLogin login, SalesforceMeter meter, SalesforceFaults faults, SalesforceRecords records,
            SalesforceCollections collections, SalesforceQueries queries, SalesforceSettings settings) {
        this.login = login;
        this.meter = meter;
        this.faults = faults;
        this.records = records;
        this.collections = collections;
        this.queries = queries;
        this.settings = settings;
    }

    Answer answer(Request request, SalesforcePath path) {
        String instance = settings.baseUrl() + path.prefix();
        if (path.starts("services", "oauth2")) {
            return oauth(request, path.segment(2), instance);
        }
        if (path.starts("id") && path.segments().size() == 3) {
            return identity(request, path, instance);
        }
        if (path.starts("services", "data") && path.segments().size() == 2) {
            return SalesforceJson.answer(200, versions());
        }
        return path.starts("services", "data") ? rest(request, path, instance) : SalesforceJson.refusal(
                SalesforceRefusal.notFound());
    }

    private Answer oauth(Request request, String action, String instance) {
        return switch (request.method() + " " + action) {
            case "POST token" -> login.token(request, instance);
            case "GET revoke", "POST revoke" -> login.revoke(request);
            case "GET userinfo", "POST userinfo" -> {
                login.require(request);
                yield login.identity(instance);
            }
            default -> throw SalesforceRefusal.notFound();
        };
    }

    private Answer identity(Request request, SalesforcePath path, String instance) {
        login.require(request);
        if (!login.isIdentity(path.segment(1), path.segment(2))) {
            throw SalesforceRefusal.notFound();
        }
        return login.identity(instance);
    }

    private Answer rest(Request request, SalesforcePath path, String instance) {
        Answer answer;
        try {
            answer = checked(request, path, instance);
        } catch (SalesforceRefusal refusal) {
            answer = SalesforceJson.refusal(refusal);
        }
        return answer.with("Sforce-Limit-Info", meter.usage());
    }

    private Answer checked(Request request, SalesforcePath path, String instance) {
        String version = version(path.segment(2));
        String token = login.require(request);
        if (faults.hit(SalesforceFaults.UNAUTHORIZED)) {
            login.kill(token);
            throw SalesforceLogin.lost();
        }
        if (faults.hit(SalesforceFaults.UNAVAILABLE)) {
            return new Answer(503, Map.of("Content-Type", "text/html;charset=UTF-8"),
                    "<html><body><h1>Service Unavailable</h1></body></html>".getBytes(StandardCharsets.UTF_8));
        }
        if (faults.hit(SalesforceFaults.LIMIT) || !meter.take()) {
            throw new SalesforceRefusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        String method = request.method().equals("POST") ? request.param("_HttpMethod").orElse("POST")
                : request.method();
        boolean assign = settings.autoAssign() && !request.header("sforce-auto-assign")
                .filter("false"::equalsIgnoreCase).isPresent();
        SalesforceRest call = new SalesforceRest(request, method, version,
                path.segments().subList(3, path.segments().size()),
                new SalesforceActor(settings.integrationUser(), assign));
        return done(call, instance);
    }

    private Answer done(SalesforceRest call, String instance) {
        boolean query = call.segment(0).equals("query") || call.segment(0).equals("queryAll");
        boolean toCollection = call.writes() && call.segment(0).equals("composite") && call.size() != 3;
        if (toCollection && faults.hit(SalesforceFaults.NOT_A_LIST)) {
            return SalesforceJson.answer(200, Map.of());
        }
        Answer answer = query ? queries.answer(call) : dispatched(call, instance);
        boolean wrote = call.writes() && answer.status() < 300;
        return wrote && faults.hit(SalesforceFaults.CUT) ? SalesforceJson.empty(-1) : answer;
    }

    private Answer dispatched(SalesforceRest call, String instance) {
        if (call.size() == 0) {
            return SalesforceJson.answer(200, resources(call.version(), instance));
        }
        if (call.segment(0).equals("sobjects")) {
            return records.answer(call);
        }
        if (call.segment(0).equals("composite") && call.segment(1).equals("sobjects")) {
            return collections.answer(call);
        }
        if (call.segment(0).equals("limits") && call.size() == 1) {
            return SalesforceJson.answer(200, limits());
        }
        throw SalesforceRefusal.notFound();
    }

    private Map<String, Object> resources(String version, String instance) {
        String root = "/services/data/" + version;
        Map<String, Object> json = new LinkedHashMap<>();
        List.of("sobjects", "query", "queryAll", "composite", "limits")
                .forEach(name -> json.put(name, root + "/" + name));
        json.put("identity", instance + "/id/" + settings.orgId() + "/" + settings.integrationUser());
        return json;
    }

    private Map<String, Object> limits() {
        int left = Math.max(0, meter.dailyLimit() - meter.used());
        return SalesforceJson.map("DailyApiRequests", SalesforceJson.map("Max", meter.dailyLimit(), "Remaining", left),
                "DataStorageMB", SalesforceJson.map("Max", 1024, "Remaining", 1000));
    }

    private static List<Map<String, Object>> versions() {
        List<Map<String, Object>> versions = new ArrayList<>();
        for (int v = OLDEST; v <= NEWEST; v++) {
            // Three releases a year; 56 was Winter '23.
            String label = SEASONS.get(Math.floorMod(v - 56, 3)) + " '" + (23 + Math.floorDiv(v - 56, 3));
            versions.add(SalesforceJson.map("label", label, "url", "/services/data/v" + v + ".0", "version", v + ".0"));
        }
        return versions;
    }

    private static String version(String segment) {
        if (!segment.matches("v\\d{2}\\.0")) {
            throw SalesforceRefusal.notFound();
        }
        int number = Integer.parseInt(segment.substring(1, 3));
        if (number < OLDEST || number > NEWEST) {
            throw SalesforceRefusal.notFound();
        }
        return segment;
    }

    private static String root(SalesforcePath path) {
        if (!path.starts("services", "data")) {
            return "other";
        }
        return path.segments().size() == 2 ? "data" : "resources";
    }

    /** Method and path with what differs from record to record replaced. */
    static String template(String method, SalesforcePath path) {
        List<String> segments = path.segments();
        if (path.starts("services", "oauth2")) {
            return method + " " + path.segment(2);
        }
        if (path.starts("id")) {
            return method + " id";
        }
        if (!path.starts("services", "data") || segments.size() < 4) {
            return method + " " + root(path);
        }
        List<String> rest = new ArrayList<>(segments.subList(3, segments.size()));
        if (rest.get(0).equals("query") && rest.size() == 2) {
            rest.set(1, "LOCATOR");
        } else if (rest.get(0).equals("sobjects") && rest.size() == 3 && !UNDER_OBJECT.contains(rest.get(2))) {
            rest.set(2, "ID");
        } else if (rest.get(0).equals("sobjects") && rest.size() == 4) {
            rest.set(3, "VALUE");
        }
        return method + " " + String.join("/", rest);
    }
}
