package io.github.camelcallrail.component;

import io.github.camelcallrail.client.CallRailException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A poll that failed at CallRail. Its cause is named by what to do about it; the status reaches health checks.
 */
public final class CallRailPollException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private int code;
    private String status;

    CallRailPollException(String consumer, CallRailException cause) {
        super("Consumer '" + consumer + "': " + cause.getMessage(), cause);
        code = cause.status();
    }

    @Override
    public int getHttpResponseCode() {
        return code;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.code = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return status;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.status = status;
    }
}
