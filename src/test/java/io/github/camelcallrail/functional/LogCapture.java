package io.github.camelcallrail.functional;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged, with stack traces, instead of going to the console, until it is closed. */
public final class LogCapture implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<Logger, Level> before = new LinkedHashMap<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String trace = event.getThrowableProxy() == null ? "" : "\n"
                    + ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + trace);
        }
    };

    /** Captures these loggers and those below them at that level. */
    public LogCapture(Level level, String... loggers) {
        appender.start();
        for (String name : loggers) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setAdditive(false);
            logger.setLevel(level);
            logger.addAppender(appender);
        }
    }

    /** The lines, each beginning with its level. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines of that level that hold that text. */
    public List<String> lines(Level level, String text) {
        return lines.stream().filter(line -> line.startsWith(level.toString()) && line.contains(text)).toList();
    }

    @Override
    public void close() {
        before.forEach((logger, level) -> {
            logger.detachAppender(appender);
            logger.setLevel(level);
            logger.setAdditive(true);
        });
        appender.stop();
    }
}
