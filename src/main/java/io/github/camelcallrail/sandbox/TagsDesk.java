package io.github.camelcallrail.sandbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tags: list, one, create, update, delete (sections 2.7 and 6.2 of the fact sheet).
 */
final class TagsDesk extends Desk {

    private static final int LONGEST_NAME = 255;
    private static final Set<String> COLOURS = Set.of("gray1", "gray2", "blue1", "blue2", "cyan1", "cyan2", "purple1",
            "purple2", "pink1", "pink2", "pink3", "pink4", "red1", "red2", "orange1", "orange2", "orange3", "orange4",
            "yellow1", "yellow2", "green1", "green2", "green3", "green4");

    private final World world;
    private final Quirks quirks;
    private final InstantSource clock;

    TagsDesk(World world, Quirks quirks, InstantSource clock) {
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
        String level = request.param("tag_level").orElse("");
        if (level.equals("account") && request.param("company_id").isPresent()) {
            throw new Refusal(400, "company_id cannot be used with tag_level account");
        }
        List<Map<String, Object>> found = new ArrayList<>(world.tagBook().all());
        found.removeIf(tag -> request.param("company_id").isPresent()
                && !request.param("company_id").get().equals(tag.get("company_id")));
        found.removeIf(tag -> Set.of("company", "account").contains(level) && !level.equals(tag.get("tag_level")));
        found.removeIf(tag -> request.param("status").filter(Set.of("enabled", "disabled")::contains)
                .map(status -> !status.equals(tag.get("status"))).orElse(false));
        if (request.param("sort").map("name"::equals).orElse(false)) {
            Comparator<Map<String, Object>> byName = Comparator.comparing(tag -> tag.get("name").toString());
            found.sort(request.param("order").map("desc"::equals).orElse(false) ? byName.reversed() : byName);
        }
        return Json.answer(200, new Paging(request, quirks).page("tags", found, World::copy));
    }

    private Answer create(Map<String, Object> sent) {
        boolean account = "account".equals(sent.get("tag_level"));
        String company = account ? null : (String) sent.get("company_id");
        if (!account && (company == null || !world.companyBook().containsKey(company))) {
            throw new Refusal(400, "company_id is required");
        }
        String name = name(sent, company);
        Object colour = colour(sent);
        Map<String, Object> tag = world.tagBook().add(name, company, colour == null ? "gray1" : (String) colour,
                clock.instant());
        return Json.answer(quirks.has(Quirk.CREATED_AS_200) ? 200 : 201, written(tag));
    }

    private String name(Map<String, Object> sent, String company) {
        if (!(sent.get("name") instanceof String name) || name.isBlank()) {
            throw new Refusal(400, "Name can't be blank");
        }
        if (name.length() > LONGEST_NAME) {
            throw new Refusal(400, "Name is too long (maximum is 255 characters)");
        }
        if (world.tagBook().same(name, company).isPresent()) {
            throw new Refusal(400, "Name has already been taken");
        }
        return name;
    }

    private static Object colour(Map<String, Object> sent) {
        Object colour = sent.get("color");
        if (colour != null && !COLOURS.contains(colour)) {
            throw new Refusal(400, "Color is not included in the list");
        }
        return colour;
    }

    /** The id as text, which is how the answers to writes are documented. */
    private Map<String, Object> written(Map<String, Object> tag) {
        Map<String, Object> shown = World.copy(tag);
        if (!quirks.has(Quirk.TAG_ID_AS_NUMBER)) {
            shown.put("id", String.valueOf(tag.get("id")));
        }
        return shown;
    }

    @Override
    Answer record(Request request, String id) {
        if (!id.matches("\\d{1,15}")) {
            throw Refusal.notFound();
        }
        Map<String, Object> tag = world.tagBook().get(Long.parseLong(id)).orElseThrow(Refusal::notFound);
        return switch (request.method()) {
            case "GET" -> Json.answer(200, World.copy(tag));
            case "PUT" -> update(tag, body(request));
            case "DELETE" -> delete(tag);
            default -> throw wrongMethod();
        };
    }

    private Answer update(Map<String, Object> tag, Map<String, Object> sent) {
        Object colour = colour(sent);
        if (sent.containsKey("name") && !tag.get("name").equals(sent.get("name"))) {
            String name = name(sent, (String) tag.get("company_id"));
            replace(tag, name);
            tag.put("name", name);
        }
        if (colour != null) {
            tag.put("color", colour);
            tag.put("background_color", colour);
        }
        if (sent.get("disabled") instanceof Boolean disabled) {
            tag.put("status", disabled ? "disabled" : "enabled");
        }
        return Json.answer(200, written(tag));
    }

    private Answer delete(Map<String, Object> tag) {
        replace(tag, null);
        world.tagBook().remove((Long) tag.get("id"));
        return Json.empty(204);
    }

    /** On every call that bears the tag: another name, or none. */
    private void replace(Map<String, Object> tag, String newName) {
        String name = (String) tag.get("name");
        for (StoredCall call : world.stored()) {
            List<String> names = new ArrayList<>(World.tagNames(call));
            int at = names.indexOf(name);
            boolean bears = at >= 0 && world.tagBook().usable(name, (String) call.truth().get("company_id"))
                    .map(used -> used == tag).orElse(false);
            if (bears) {
                names.remove(at);
                if (newName != null) {
                    names.add(at, newName);
                }
                call.truth().put("tags", names);
            }
        }
    }
}
