package io.github.camelcallrail.hub;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** All attributes of all MBeans of another process, as text. */
final class JmxText {

    private JmxText() {
    }

    static Map<String, String> of(int port) throws IOException, JMException {
        Map<String, String> texts = new LinkedHashMap<>();
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:" + port + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(null, null)) {
                StringBuilder text = new StringBuilder(name.toString());
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    try {
                        text.append('\n').append(attribute.getName()).append('=')
                                .append(text(server.getAttribute(name, attribute.getName())));
                    } catch (JMException | RuntimeException | IOException e) {
                        // Not every attribute can be read, or sent.
                        text.append(e);
                    }
                }
                texts.put(name.toString(), text.toString());
            }
        }
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof CompositeData data) {
            return data.values().stream().map(JmxText::text).toList().toString();
        }
        if (value instanceof TabularData data) {
            return data.values().stream().map(JmxText::text).toList().toString();
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(JmxText::text).toList().toString();
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(JmxText::text).toList().toString();
        }
        return String.valueOf(value);
    }
}
