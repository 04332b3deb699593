package io.github.camelcallrail.client;

import io.github.camelcallrail.api.Texts;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The account whose records are meant: the one that was named, or else the only one that the key sees, looked up once for all
 * who share this object.
 */
public final class Account {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile String id;

    /**
     * The account with that id.
     *
     * @param id {@code ACC...} or the number from the web app's address bar; {@code null} to look it up
     * @throws IllegalArgumentException if it is neither
     */
    public Account(String id) {
        if (id != null && !id.matches("ACC[0-9A-Za-z]{1,61}|[0-9]{1,18}")) {
            throw new IllegalArgumentException("accountId must be ACC followed by letters or digits, or the number from the web"
                    + " app's address bar, but is '" + Texts.shown(id) + "'");
        }
        this.id = id;
    }

    String id(AccountLookup lookup) {
        if (id == null) {
            lock.lock();
            try {
                if (id == null) {
                    id = lookup.onlyAccount();
                }
            } finally {
                lock.unlock();
            }
        }
        return id;
    }

    /** Asks CallRail which account the key sees. */
    interface AccountLookup {
        String onlyAccount();
    }
}
