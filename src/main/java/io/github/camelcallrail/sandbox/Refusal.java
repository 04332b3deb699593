package io.github.camelcallrail.sandbox;

/**
 * Why the fake does not do what it is asked.
 */
final class Refusal extends RuntimeException {

    private final int status;

    Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    static Refusal notFound() {
        return new Refusal(404, "Not found");
    }

    int status() {
        return status;
    }
}
