package io.github.camelcallrail.sandbox;

/**
 * One of the two fakes behind the server.
 */
interface Site {

    Answer answer(Request request);
}
