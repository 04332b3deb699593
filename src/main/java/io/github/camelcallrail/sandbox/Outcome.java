package io.github.camelcallrail.sandbox;

import java.time.Duration;

/**
 * An answer and how it travels.
 *
 * @param answer   what is answered
 * @param delivery how much of it arrives
 * @param delay    how long the server waits, in real time, before it sends
 */
record Outcome(Answer answer, Delivery delivery, Duration delay) {

    /** How much of an answer arrives. */
    enum Delivery {
        /** All of it. */
        WHOLE,
        /** Half of the body, then the connection is closed. */
        HALF,
        /** Nothing: the connection is closed. */
        NOTHING,
        /** All of it, with a length that promises more; then the connection is closed. */
        LONGER_PROMISED
    }

    /** That answer, or a cut connection where its status is negative. */
    static Outcome whole(Answer answer) {
        return new Outcome(answer, answer.status() < 0 ? Delivery.NOTHING : Delivery.WHOLE, Duration.ZERO);
    }
}
