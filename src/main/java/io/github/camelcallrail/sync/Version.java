package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Field;
import io.github.camelcallrail.api.Resource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a record looked like: one short digest a field, in the order of {@link Resource#versioned()}. Two versions differ only
 * in fields that both have seen, so neither another choice of {@code fields} nor a new field makes every record new.
 */
public final class Version {

    private static final int NOTHING = 0;
    private static final int UNSEEN = 1;
    private static final String COMPANY = "company_id";
    private static final Object ABSENT = new Object();

    private final int[] digests;

    private Version(int[] digests) {
        this.digests = digests;
    }

    /**
     * The version of that record.
     *
     * @param asked the selectable fields that the request named: such a field is nothing where it is absent; one that was not
     *              asked for is not seen
     */
    static Version of(Resource resource, CallRailRecord record, Set<String> asked) {
        List<Field> fields = resource.versionedFields();
        int[] digests = new int[fields.size()];
        for (int i = 0; i < digests.length; i++) {
            Field field = fields.get(i);
            Object value = record.getOrDefault(field.name(), ABSENT);
            if (value != ABSENT) {
                digests[i] = digest(field.type().normalise(value));
            } else {
                digests[i] = !field.selectable() || asked.contains(field.name()) ? NOTHING : UNSEEN;
            }
        }
        return new Version(digests);
    }

    /** The version of a record that is no longer there: nothing in every field. */
    static Version gone(Resource resource) {
        int[] digests = new int[resource.versionedFields().size()];
        Arrays.fill(digests, NOTHING);
        return new Version(digests);
    }

    /** Whether this is surely a record of none of those companies. */
    boolean isOfNone(Set<String> companyIds, Resource resource) {
        int place = resource.versioned().indexOf(COMPANY);
        int company = place < 0 ? UNSEEN : at(place);
        return company != UNSEEN && company != NOTHING && companyIds.stream()
                .noneMatch(id -> digest(resource.versionedFields().get(place).type().normalise(id)) == company);
    }

    /**
     * A version from its stored form; one written by a program that knew fewer fields has not seen the rest.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Version fromBytes(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % Integer.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no row of digests");
        }
        int[] digests = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(digests);
        return new Version(digests);
    }

    /** The stored form. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(digests.length * Integer.BYTES);
        buffer.asIntBuffer().put(digests);
        return buffer.array();
    }

    /** The names of the fields in which this version differs from an earlier one. */
    List<String> changesSince(Version earlier, Resource resource) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < digests.length; i++) {
            int before = earlier.at(i);
            boolean bothSeen = before != UNSEEN && digests[i] != UNSEEN;
            if (bothSeen && before != digests[i] && !withheld(resource, i)) {
                changed.add(resource.versioned().get(i));
            }
        }
        return changed;
    }

    /** This version, with what it has not seen, or what the plan withholds, taken from an earlier one. */
    Version over(Version earlier, Resource resource) {
        int[] merged = Arrays.copyOf(digests, Math.max(digests.length, earlier.digests.length));
        for (int i = 0; i < merged.length; i++) {
            if (i >= digests.length || digests[i] == UNSEEN || withheld(resource, i)) {
                merged[i] = earlier.at(i);
            }
        }
        return new Version(merged);
    }

    /** A field that the plan gates may be nothing here though it has text in CallRail: nothing is concluded from that. */
    private boolean withheld(Resource resource, int i) {
        return i < resource.versioned().size() && digests[i] == NOTHING
                && resource.versionedFields().get(i).planGated();
    }

    private int at(int i) {
        return i < digests.length ? digests[i] : UNSEEN;
    }

    /** FNV-1a over the characters, folded to 32 bits; the two marks are never a digest. */
    private static int digest(String text) {
        if (text == null) {
            return NOTHING;
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        int folded = (int) (hash ^ hash >>> 32);
        return folded == NOTHING || folded == UNSEEN ? folded + 2 : folded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && Arrays.equals(digests, version.digests);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digests);
    }
}
