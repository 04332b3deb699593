package io.github.camelcallrail.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What another process can ask of a sandbox, below {@code /sandbox}:
 *
 * <pre>
 * GET  callrail/calls       all calls as they truly are, every field, spam ones marked
 * GET  callrail/tags        all tags
 * GET  salesforce/{Object}  its records
 * GET  requests             how many of each kind on both sides
 * POST requests/reset
 * POST faults               {"name":"error-503","every":7}, {"name":"cut","next":3}, {"name":"none"};
 *                           with "side":"salesforce" for the other side
 * POST quirks               {"name":"tags-as-text"}
 * POST callrail/calls       adds a call, answers its id
 * POST callrail/calls/spam  {"id":"CAL..."}
 * POST traffic/start, traffic/stop
 * </pre>
 *
 * Lists come as JSON arrays.
 */
final class Control implements Site {

    private static final String SALESFORCE = "/salesforce/";

    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Answer answer(Request request) {
        try {
            return Json.answer(200, request.method().equals("GET") ? read(request.path()) : act(request));
        } catch (IllegalArgumentException | ClassCastException | IOException e) {
            return Json.answer(400, Map.of("error", String.valueOf(e.getMessage())));
        } catch (Refusal refusal) {
            return Json.answer(refusal.status(), Map.of("error", refusal.getMessage()));
        }
    }

    private Object read(String path) {
        if (path.startsWith(SALESFORCE)) {
            return sandbox.salesforceRecords().getOrDefault(path.substring(SALESFORCE.length()), List.of());
        }
        return switch (path) {
            case "/callrail/calls" -> sandbox.world().calls();
            case "/callrail/tags" -> sandbox.world().tags();
            case "/callrail/companies" -> sandbox.world().companies();
            case "/requests" -> counts();
            default -> throw Refusal.notFound();
        };
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("callrail", sandbox.requests().counts());
        counts.put("nextPageFollowed", sandbox.callRail().nextPageFollowed());
        counts.put("salesforce", new TreeMap<>(sandbox.salesforceCounts()));
        return counts;
    }

    private Object act(Request request) throws IOException {
        if (!request.method().equals("POST")) {
            throw Desk.wrongMethod();
        }
        Map<String, Object> body = request.body().length == 0 ? Map.of() : Json.object(request.body());
        switch (request.path()) {
            case "/requests/reset" -> sandbox.resetRequests();
            case "/faults" -> faults(body);
            case "/quirks" -> sandbox.callRail().quirks().byName(String.valueOf(body.get("name")));
            case "/callrail/calls" -> {
                return Map.of("id", sandbox.world().addCall(body));
            }
            case "/callrail/calls/spam" -> sandbox.world().markSpam(String.valueOf(body.get("id")));
            case "/traffic/start" -> sandbox.startTraffic();
            case "/traffic/stop" -> sandbox.stopTraffic();
            default -> throw Refusal.notFound();
        }
        return Map.of();
    }

    private void faults(Map<String, Object> body) {
        Faults faults = "salesforce".equals(body.get("side")) ? sandbox.salesforceFaults() : sandbox.faults();
        String name = String.valueOf(body.get("name"));
        if (body.get("next") instanceof Number next) {
            faults.byName(name + "*" + next);
        } else if (body.get("every") instanceof Number every) {
            faults.byName(name + "/" + every);
        } else {
            faults.byName(name);
        }
    }
}
