package io.github.camelcallrail.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CRM of a few lines: leads by key, tasks by call id, stamps in order of writing. */
final class FakeCrm {

    final Map<String, Map<String, Object>> leads = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> tasks = new LinkedHashMap<>();
    /** The code by which a record is refused, or {@code null}. */
    Function<Map<String, Object>, String> refusal = record -> null;
    final List<String> requests = new ArrayList<>();
    int pageSize = 2000;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private long clock = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private int ids;

    String query(String soqlOrPage) {
        requests.add("query");
        if (pages.containsKey(soqlOrPage)) {
            return pages.remove(soqlOrPage);
        }
        List<Map<String, Object>> found = leads.values().stream().filter(lead -> matches(lead, soqlOrPage)).toList();
        return page(found);
    }

    private static boolean matches(Map<String, Object> lead, String soql) {
        Matcher since = Pattern.compile("SystemModstamp >= (\\S+)").matcher(soql);
        if (since.find()) {
            String stamp = lead.get("SystemModstamp").toString().replace("+0000", "Z");
            return lead.get("CallRail_Key__c") != null && !Instant.parse(stamp).isBefore(Instant.parse(since.group(1)));
        }
        return soql.contains("'" + lead.get("CallRail_Key__c") + "'");
    }

    private String page(List<Map<String, Object>> records) {
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean done = records.size() <= pageSize;
        answer.put("done", done);
        answer.put("records", records.subList(0, Math.min(pageSize, records.size())));
        if (!done) {
            String url = "/services/data/v56.0/query/" + ++ids;
            answer.put("nextRecordsUrl", url);
            pages.put(url, page(records.subList(pageSize, records.size())));
        }
        try {
            return new ObjectMapper().writeValueAsString(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Map<String, Object>> upsertLeads(List<Map<String, Object>> records) {
        requests.add("upsert leads");
        return records.stream().map(record -> write(record, leads, (String) record.get("CallRail_Key__c"))).toList();
    }

    List<Map<String, Object>> updateLeads(List<Map<String, Object>> records) {
        requests.add("update leads");
        return records.stream().map(record -> write(record, leads, keyOf(record.get("Id")))).toList();
    }

    List<Map<String, Object>> upsertTasks(List<Map<String, Object>> records) {
        requests.add("upsert tasks");
        return records.stream().map(record -> write(record, tasks, (String) record.get("CallRail_Call_Id__c")))
                .toList();
    }

    /** What a person does. */
    void edit(String key, String field, Object value) {
        leads.get(key).put(field, value);
        stamp(leads.get(key));
    }

    private String keyOf(Object id) {
        return leads.entrySet().stream().filter(lead -> lead.getValue().get("Id").equals(id)).findFirst()
                .map(Map.Entry::getKey).orElseThrow();
    }

    private Map<String, Object> write(Map<String, Object> record, Map<String, Map<String, Object>> store, String key) {
        String code = refusal.apply(record);
        if (code != null) {
            return Map.of("success", false, "errors", List.of(Map.of("errorCode", code, "message", "no", "fields",
                    List.of("F"))));
        }
        Map<String, Object> stored = store.computeIfAbsent(key,
                absent -> new LinkedHashMap<>(Map.of("Id", "ID" + ++ids)));
        record.forEach((field, value) -> {
            if (!field.equals("attributes") && !field.equals("Id")) {
                stored.put(field, value);
            }
        });
        stored.values().removeIf(Objects::isNull);
        stamp(stored);
        return Map.of("id", stored.get("Id"), "success", true, "errors", List.of());
    }

    private void stamp(Map<String, Object> record) {
        record.put("SystemModstamp", Instant.ofEpochSecond(clock++).toString().replace("Z", ".000+0000"));
    }
}
