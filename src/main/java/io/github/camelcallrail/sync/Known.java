package io.github.camelcallrail.sync;

import java.util.Map;

/**
 * What was known of some records when they were read.
 *
 * @param flying    the versions that were with the route, by id
 * @param delivered the versions that were last delivered, by id; read after the others, so that what lands in between is in one
 *                  of them at least
 */
record Known(Map<String, Version> flying, Map<String, Version> delivered) {

    Version flying(String id) {
        return flying.get(id);
    }

    Version delivered(String id) {
        return delivered.get(id);
    }
}
