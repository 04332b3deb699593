package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.crm.CrmSync;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * The hub's state as {@code /api/status} tells it. Counts are since the start; {@code failures} is what has failed or was refused
 * and is not done yet.
 */
final class Status {

    private final CamelContext context;
    private final InstantSource clock;
    private final Instant started;
    private final Pending pending;
    private final Flows flows;
    private final BehindLive behind;

    Status(CamelContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
        this.started = clock.instant();
        this.pending = new Pending(context);
        this.flows = new Flows(context);
        this.behind = new BehindLive(context, clock);
    }

    /** The JSON's content. {@code lagSeconds} is how old the newest reading of calls is; null before the first. */
    Map<String, Object> read() {
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        List<PendingRecord> records = pending.read();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("callsReceived", crm == null ? 0 : crm.callsReceived());
        status.put("leadsUpserted", crm == null ? 0 : crm.leadsUpserted());
        status.put("tasksUpserted", crm == null ? 0 : crm.tasksUpserted());
        status.put("changesWrittenBack", crm == null ? 0 : crm.changesWrittenBack());
        status.put("failures", Pending.count(records, PendingKind.FAILED) + Pending.count(records, PendingKind.REFUSED));
        status.put("lagSeconds", lag());
        status.put("held", Pending.count(records, PendingKind.HELD));
        status.put("setAside", Pending.count(records, PendingKind.SET_ASIDE));
        status.put("withheld", Pending.count(records, PendingKind.WITHHELD));
        status.put("pending", Pending.groups(records));
        status.put("sweeps", behind.sweeps());
        status.put("backfill", behind.backfill());
        status.put("flows", flows.list());
        status.put("startedAt", started.truncatedTo(ChronoUnit.SECONDS).toString());
        status.put("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        // Changes whenever the lists of records do, so that who watches need not read them all the time.
        status.put("revision", Integer.toHexString(records.stream().map(PendingRecord::toJson).toList().hashCode()));
        DryRunRoute.status(context, status);
        return status;
    }

    private Long lag() {
        Long most = null;
        for (CallRailConsumer consumer : Consumers.byRoute(context).values()) {
            Instant upTo = consumer.upTo();
            if (upTo == null) {
                return null;
            }
            long seconds = Math.max(0, Duration.between(upTo, clock.instant()).toSeconds());
            most = most == null ? seconds : Math.max(most, seconds);
        }
        return most;
    }
}
