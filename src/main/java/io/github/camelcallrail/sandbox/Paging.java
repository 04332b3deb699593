package io.github.camelcallrail.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pages of a list (sections 4.1 and 4.2 of the fact sheet).
 */
final class Paging {

    private static final int USUAL = 100;
    private static final int LARGEST = 250;

    private final Request request;
    private final Quirks quirks;

    Paging(Request request, Quirks quirks) {
        this.request = request;
        this.quirks = quirks;
    }

    /** One page by its number, with counts; empty past the end. */
    <T> Map<String, Object> page(String key, List<T> all, Function<T, Map<String, Object>> row) {
        int size = size();
        int page = number("page", 1);
        if (page < 1) {
            throw new Refusal(400, "page must be 1 or more");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("page", page);
        answer.put("per_page", size);
        if (!quirks.has(Quirk.NO_TOTALS)) {
            if (!quirks.has(Quirk.NO_TOTAL_PAGES)) {
                answer.put("total_pages", (all.size() + size - 1) / size);
            }
            answer.put("total_records", all.size());
        }
        answer.put(key, slice(all, page - 1, size).stream().map(row).toList());
        return answer;
    }

    /** One page by its index from 0, without counts. */
    <T> Map<String, Object> relative(String key, List<T> all, Function<T, Map<String, Object>> row, String link) {
        int size = size();
        int index = number("offset", 0);
        if (index < 0) {
            throw new Refusal(400, "offset must be 0 or more");
        }
        boolean more = (long) (index + 1) * size < all.size();
        Map<String, Object> answer = new LinkedHashMap<>();
        if (more || quirks.has(Quirk.NEXT_PAGE_STALE)) {
            answer.put("next_page", link + link(index + 1, size));
        } else if (!quirks.has(Quirk.NEXT_PAGE_ABSENT)) {
            answer.put("next_page", null);
        }
        answer.put("has_next_page", more);
        answer.put(key, slice(all, index, size).stream().map(row).toList());
        return answer;
    }

    private String link(int index, int size) {
        String kept = request.query().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("_date") || entry.getKey().equals("relative_pagination"))
                .map(entry -> "&" + entry.getKey() + "=" + entry.getValue().get(0)).collect(Collectors.joining());
        return "?action=index&agency_id=100200300&api_sort%5B%5D%5Bstart_time%5D=desc&controller=api%2Fv3%2Fcalls"
                + "&format=json&offset=" + index + "&page=" + index + "&per_page=" + size + kept;
    }

    private static <T> List<T> slice(List<T> all, int index, int size) {
        long from = Math.min((long) index * size, all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    private int size() {
        int size = number("per_page", USUAL);
        if (size > LARGEST && quirks.has(Quirk.PER_PAGE_CLAMPED)) {
            return LARGEST;
        }
        if (size < 1 || size > LARGEST) {
            throw new Refusal(400, "per_page must be between 1 and 250");
        }
        return size;
    }

    private int number(String name, int usual) {
        String text = request.param(name).orElse(String.valueOf(usual));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, name + " must be a number");
        }
    }
}
