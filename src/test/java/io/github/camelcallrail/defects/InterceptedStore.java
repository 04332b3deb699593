package io.github.camelcallrail.defects;

import io.github.camelcallrail.sync.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that asks before it lets a call through. */
final class InterceptedStore {

    private InterceptedStore() {
    }

    /** Decides about one call. */
    interface Gate {
        /** Whether that method may be called now; what is refused does nothing. */
        boolean lets(String method) throws Exception;
    }

    static SyncStore of(SyncStore store, Gate gate) {
        return (SyncStore) Proxy.newProxyInstance(SyncStore.class.getClassLoader(), new Class<?>[] {SyncStore.class},
                (proxy, method, arguments) -> {
                    if (!gate.lets(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
