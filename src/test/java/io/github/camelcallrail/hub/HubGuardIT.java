package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets at the hub, and who does not. Plain sockets: a client library would not send what an intruder sends. */
class HubGuardIT {

    private static final List<String> ADDRESSES = List.of("/", "/page/page.js", "/api/status", "/api/failures", "/api/events",
            "/hawtio", "/hawtio/", "/hawtio/user", "/hawtio/static/js/none.js", "/hawtio/jolokia", "/hawtio/jolokia/version",
            "//hawtio/jolokia/version", "/hawtio/../hawtio/jolokia/list", "/%68awtio/jolokia/version", "/observe/health",
            "/observe/metrics", "/q/dev", "/q/dev/callrail", "/callrail/post-call", "/favicon.ico", "/nothing/here");
    private static final String PASSWORD = "correct horse battery stäple";

    @TempDir
    Path directory;

    @Test
    void withoutAPasswordOthersMachinesAreNotServedAndTheRemedyIsTold() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub("hub.host=0.0.0.0")) {
            assertEquals(1, hub.exitCode(Duration.ofSeconds(60)));
            assertEquals(1, hub.log().lines().count(), hub.log());
            assertTrue(hub.log().contains("hub.host is 0.0.0.0"), hub.log());
            assertTrue(hub.log().contains("set hub.passwordHash (mvn -q process-classes exec:java -Dexec.args=password"), hub.log());
        }
    }

    @Test
    void withAPasswordEveryAddressAsksForIt() throws Exception {
        Programs programs = new Programs(directory);
        String hash = PasswordHash.of(PASSWORD, new SecureRandom()).text();
        try (JavaProcess hub = programs.startBareHub("hub.host=0.0.0.0", "hub.passwordHash=" + hash)) {
            Programs.await(hub, () -> hub.log().contains("The hub runs"));
            for (String address : ADDRESSES) {
                for (String method : List.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")) {
                    Reply reply = ask(programs, method, address, "Host: hub.example");
                    assertEquals(401, reply.status(), method + " " + address);
                    assertTrue(reply.head().contains("Basic realm="), address);
                    assertFalse(reply.body().contains("callsReceived") || reply.body().contains("jolokia"), reply.body());
                }
            }
            Reply right = ask(programs, "GET", "/api/status", "Host: hub.example", authorization(PASSWORD));
            assertEquals(200, right.status());
            assertTrue(right.body().contains("callsReceived"), right.body());
            assertEquals(200, ask(programs, "GET", "/hawtio/jolokia/version", "Host: hub.example", authorization(PASSWORD)).status());
            assertEquals(403, ask(programs, "POST", "/api/flows/calls-to-leads/pause", "Host: hub.example", "Content-Length: 0",
                    "Origin: https://evil.example", authorization(PASSWORD)).status());
            for (int i = 0; i < Tries.ALLOWED; i++) {
                assertEquals(401, ask(programs, "GET", "/", "Host: hub.example", authorization("guess " + i)).status());
            }
            assertEquals(429, ask(programs, "GET", "/", "Host: hub.example", authorization("guess again")).status());
            assertEquals(200, ask(programs, "GET", "/", "Host: hub.example", authorization(PASSWORD)).status());
            assertTrue(hub.log().contains("Ten wrong passwords from"), hub.log());
            assertTrue(hub.log().contains("plain text"), hub.log());
            assertFalse(hub.log().contains("horse") || hub.log().contains("guess") || hub.log().contains(hash), hub.log());
        }
    }

    @Test
    void onLocalhostOnlyOwnPagesAreServed() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub()) {
            Programs.await(hub, () -> hub.log().contains("The hub runs"));
            String host = "Host: " + programs.hubUrl().substring("http://".length());
            Reply page = ask(programs, "GET", "/", host);
            assertEquals(200, page.status());
            assertTrue(page.head().contains("default-src 'none'") && page.head().contains("script-src 'self'"), page.head());
            assertEquals(403, ask(programs, "GET", "/api/status", "Host: rebound.example").status());
            assertEquals(403, ask(programs, "GET", "/api/status", "Host: localhost.evil.example").status());
            assertEquals(400, ask(programs, "GET", "/api/status", "X: y").status(), "no host at all");

            assertEquals(200, ask(programs, "GET", "/", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate").status());
            for (String from : List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: http://evil.example",
                    "Origin: null", "Origin: http://localhost:1")) {
                assertEquals(403, ask(programs, "POST", "/api/flows/calls-to-leads/pause", host, "Content-Length: 0", from).status(), from);
                assertEquals(403, ask(programs, "GET", "/api/status", host, from).status(), from);
                assertEquals(403, ask(programs, "GET", "/hawtio/jolokia/list", host, from).status(), from);
            }
            assertEquals(200, ask(programs, "POST", "/api/flows/calls-to-leads/poll", host, "Content-Length: 0",
                    "Sec-Fetch-Site: same-origin", "Origin: " + programs.hubUrl()).status());
            jolokiaReadsAndDoesNotMuchElse(programs, host);
        }
    }

    private void jolokiaReadsAndDoesNotMuchElse(Programs programs, String host) throws IOException {
        assertEquals(403, ask(programs, "GET", "/hawtio/jolokia/exec/java.lang:type=Memory/gc", host).status());
        assertEquals(403, ask(programs, "GET", "/hawtio/jolokia?p=/exec/java.lang:type=Memory/gc", host).status());
        String consumer = "org.apache.camel:context=hub,name=*,type=consumers";
        assertEquals(200, jolokia(programs, host, "{'type':'search','mbean':'" + consumer + "'}"));
        assertEquals(200, jolokia(programs, host, "{'type':'read','mbean':'java.lang:type=Memory','attribute':'HeapMemoryUsage'}"));
        assertEquals(200, jolokia(programs, host, "{'type':'exec','mbean':'org.apache.camel:context=hub,name=\"calls-to-leads\","
                + "type=routes','operation':'dumpRouteAsXml()'}"));
        for (String refused : List.of("{'type':'exec','mbean':'java.lang:type=Memory','operation':'gc'}",
                "{'type':'exec','mbean':'com.sun.management:type=HotSpotDiagnostic','operation':'dumpHeap','arguments':['/x','true']}",
                "{'type':'exec','mbean':'org.apache.camel:context=hub,name=\"hub\",type=context','operation':'sendStringBody',"
                        + "'arguments':['direct:x','y']}",
                "{'type':'exec','mbean':'org.apache.camel:context=hub,name=\"hub\",type=context','operation':'stop()'}",
                "{'type':'exec','mbean':'org.apache.camel:context=hub,name=\"calls-to-leads\",type=routes','operation':'remove()'}",
                "{'type':'write','mbean':'java.lang:type=Memory','attribute':'Verbose','value':true}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'InputArguments'}")) {
            assertEquals(403, jolokia(programs, host, refused), refused);
        }
        try (ServerSocketChannel elsewhere = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 0))) {
            elsewhere.configureBlocking(false);
            jolokia(programs, host, "{'type':'read','mbean':'java.lang:type=Memory','attribute':'HeapMemoryUsage','target':{'url':"
                    + "'service:jmx:rmi:///jndi/rmi://localhost:" + elsewhere.socket().getLocalPort() + "/x'}}");
            assertNull(elsewhere.accept(), "Jolokia is no proxy");
        }
    }

    @Test
    void speaksTlsWithTheKeyStoreThatItIsTold() throws Exception {
        Path store = directory.resolve("hub.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "hub", "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit",
                "-dname", "CN=localhost").redirectErrorStream(true).start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS) && Files.exists(store));
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub("hub.tls.keyStore=" + store, "hub.tls.password=wrong")) {
            assertEquals(1, hub.exitCode(Duration.ofSeconds(60)));
            assertTrue(hub.log().contains("hub.tls.keyStore cannot be read"), hub.log());
            assertFalse(hub.log().contains("wrong"), hub.log());
        }
        try (JavaProcess hub = programs.startBareHub("hub.tls.keyStore=" + store, "hub.tls.password=changeit")) {
            Programs.await(hub, () -> hub.log().contains("The hub runs: https://localhost:"));
            Process curl = new ProcessBuilder("curl", "-sS", "--cacert", pem(store).toString(),
                    programs.hubUrl().replace("http:", "https:") + "/observe/health").start();
            assertTrue(curl.waitFor(60, TimeUnit.SECONDS));
            String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("status"), said + new String(curl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            assertFalse(hub.log().contains("changeit"), hub.log());
        }
    }

    private Path pem(Path store) throws Exception {
        Path pem = directory.resolve("hub.pem");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-exportcert",
                "-rfc", "-alias", "hub", "-keystore", store.toString(), "-storepass", "changeit", "-file", pem.toString()).start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        return pem;
    }

    private static String authorization(String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The status that Jolokia's answer holds. */
    private static int jolokia(Programs programs, String host, String request) throws IOException {
        String json = request.replace('\'', '"').replace("name=\"calls-to-leads\"", "name=\\\"calls-to-leads\\\"")
                .replace("name=\"hub\"", "name=\\\"hub\\\"");
        Reply reply = ask(programs, "POST", "/hawtio/jolokia", host, "Content-Type: application/json",
                "Content-Length: " + json.length() + "\r\n\r\n" + json);
        return reply.status() == 200 ? Integer.parseInt(reply.body().replaceFirst("(?s).*\"status\":(\\d+).*", "$1")) : reply.status();
    }

    private record Reply(int status, String head, String body) {
    }

    private static Reply ask(Programs programs, String method, String path, String... headers) throws IOException {
        int port = Integer.parseInt(programs.hubUrl().replaceFirst(".*:", ""));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            String last = headers[headers.length - 1];
            String text = method + " " + path + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers)
                    + (last.contains("\r\n\r\n") ? "" : "\r\n\r\n");
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Reply(Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        }
    }
}
