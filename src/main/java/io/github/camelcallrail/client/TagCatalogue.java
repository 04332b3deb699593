package io.github.camelcallrail.client;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tags of one account that exist, read anew every ten minutes and when a name is not among them. CallRail makes an unknown
 * name a new tag, silently.
 */
public final class TagCatalogue {

    private static final ListQuery ALL = new ListQuery(Map.of(), List.of(), null, null, 250);

    /** A tag that was renamed meanwhile must not come back under its old name. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock();
    private List<CallRailRecord> tags;
    private long readAt;

    /**
     * The name of that tag as CallRail writes it, for a record of that company.
     *
     * @param  client                  asks for the tags where they are not known, on behalf of whoever wants the name
     * @return                         empty where neither the account nor the company has it in any case and spacing
     * @throws CallRailRequestException if it is there and disabled
     */
    Optional<String> spelling(CallRailClient client, String name, String companyId) {
        lock.lock();
        try {
            boolean fresh = tags == null || System.nanoTime() - readAt > KEPT.toNanos();
            if (fresh) {
                load(client);
            }
            Optional<String> found = find(name, companyId);
            if (found.isEmpty() && !fresh) {
                load(client);
                found = find(name, companyId);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void load(CallRailClient client) {
        readAt = System.nanoTime();
        tags = Lists.all(client, Resource.named("tags").orElseThrow(), ALL, false);
    }

    private Optional<String> find(String name, String companyId) {
        List<CallRailRecord> found = tags.stream()
                .filter(tag -> tag.text("name") != null && Texts.folded(tag.text("name")).equals(Texts.folded(name)))
                .filter(tag -> tag.companyId() == null || tag.companyId().equals(companyId))
                .toList();
        List<CallRailRecord> enabled = found.stream().filter(tag -> !"disabled".equals(tag.text("status"))).toList();
        if (!found.isEmpty() && enabled.isEmpty()) {
            throw new CallRailRequestException("The tag '" + found.get(0).text("name")
                    + "' is disabled in CallRail: enable it there, or use another", 0, null);
        }
        return enabled.stream().map(tag -> tag.text("name")).filter(name::equals).findFirst()
                .or(() -> enabled.stream().map(tag -> tag.text("name")).findFirst());
    }
}
