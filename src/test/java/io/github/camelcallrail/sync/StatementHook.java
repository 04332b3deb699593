package io.github.camelcallrail.sync;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database that can be away, and of which each statement is shown before it is prepared. */
final class StatementHook extends DelegatedDataSource {

    volatile boolean away;
    private final Consumer<String> hook;

    StatementHook(DataSource database, Consumer<String> hook) {
        super(database);
        this.hook = hook;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("away", "08006");
        }
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        hook.accept((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
