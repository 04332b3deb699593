package io.github.camelcallrail.hub;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the log is written: as text for people, or a JSON object a line for a log collector.
 */
final class LogFormat {

    private LogFormat() {
    }

    /**
     * Lets what is logged from now on be written so.
     *
     * @param  format            {@code text}, {@code json} or {@code null} for what is set up
     * @throws SettingsException if it is something else
     */
    static void use(String format) {
        if (format == null || format.equals("text")) {
            return;
        }
        if (!format.equals("json")) {
            throw new SettingsException("hub.logFormat must be text or json, but is '" + format + "'");
        }
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> written && !(written.getEncoder() instanceof JsonEncoder)) {
                    written.setEncoder(encoder(context));
                }
            });
        }
    }

    /** Without the arguments of a message, which are in its text already. */
    private static JsonEncoder encoder(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        return encoder;
    }
}
