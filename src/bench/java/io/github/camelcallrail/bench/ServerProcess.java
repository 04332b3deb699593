package io.github.camelcallrail.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The page server as a child of this process.
 */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final int bytesEach;

    ServerProcess(int calls, long thinkMillis) throws IOException {
        process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), PageServer.class.getName(),
                String.valueOf(calls), String.valueOf(thinkMillis))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("The page server did not start");
        }
        port = Integer.parseInt(line.split(" ")[0]);
        bytesEach = Integer.parseInt(line.split(" ")[1]);
    }

    String url() {
        return "http://localhost:" + port + "/v3";
    }

    int bytesEach() {
        return bytesEach;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
