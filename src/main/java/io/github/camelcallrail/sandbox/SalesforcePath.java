package io.github.camelcallrail.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The path of a request from {@code /services} or {@code /id} on, cut at the slashes before it is decoded, so that an
 * encoded slash in a key survives. A plus in a path is a plus.
 *
 * @param prefix   what stands before, {@code /salesforce} or nothing
 * @param segments decoded; empty ones at the end left out
 */
record SalesforcePath(String prefix, List<String> segments) {

    private static final String MOUNT = "/salesforce";

    static SalesforcePath of(String rawPath) {
        boolean mounted = rawPath.startsWith(MOUNT + "/");
        List<String> raw = new ArrayList<>(Arrays.asList(rawPath.substring(mounted ? MOUNT.length() : 0).split("/")));
        raw.remove(0);
        return new SalesforcePath(mounted ? MOUNT : "", raw.stream().map(SalesforcePath::decoded).toList());
    }

    String segment(int i) {
        return i < segments.size() ? segments.get(i) : "";
    }

    boolean starts(String... words) {
        return segments.size() >= words.length && segments.subList(0, words.length).equals(List.of(words));
    }

    private static String decoded(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.write(hex(segment, raw, i));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return text(bytes.toByteArray(), segment);
    }

    private static int hex(String segment, byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw badPath(segment);
        }
        return high * 16 + low;
    }

    private static String text(byte[] bytes, String segment) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw badPath(segment);
        }
    }

    private static SalesforceRefusal badPath(String segment) {
        return new SalesforceRefusal(400, "INVALID_REQUEST", "The path is not well encoded: " + segment);
    }
}
