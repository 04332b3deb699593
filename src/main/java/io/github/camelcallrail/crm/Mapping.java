package io.github.camelcallrail.crm;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * One mapping script, compiled once: a map of field to expression. A value that is a map goes with each record as it is
 * ({@code attributes}); every other value is a field.
 */
final class Mapping {

    private final String name;
    private final Class<? extends Script> script;

    private Mapping(String name, Class<? extends Script> script) {
        this.name = name;
        this.script = script;
    }

    /**
     * Reads and compiles that script.
     *
     * @throws MappingException if it is not there or does not compile; names file and line
     */
    static Mapping read(Path file) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(MappingScript.class.getName());
        configuration.setSourceEncoding(StandardCharsets.UTF_8.name());
        try {
            String source = Files.readString(file);
            GroovyShell shell = new GroovyShell(MappingScript.class.getClassLoader(), new Binding(), configuration);
            String name = file.getFileName().toString();
            return new Mapping(name, shell.parse(source, name).getClass());
        } catch (CompilationFailedException e) {
            throw new MappingException("Mapping " + file + " does not compile: " + e.getMessage());
        } catch (IOException e) {
            throw new MappingException("Mapping " + file + " cannot be read (" + e.getClass().getSimpleName()
                    + "): set hub.mappings to the directory that holds it");
        }
    }

    /**
     * The record that the script makes of those variables.
     *
     * @throws MappingException if the script fails or its result is no map
     */
    Mapped of(Map<String, ?> variables) {
        Object result = run(variables);
        if (!(result instanceof Map<?, ?> map)) {
            throw new MappingException(name + ": the script must be a map of field to expression");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> envelope = new LinkedHashMap<>();
        map.forEach((field, value) -> {
            if (value instanceof Map) {
                envelope.put(field.toString(), value);
            } else {
                fields.put(field.toString(), Values.plain(value));
            }
        });
        return new Mapped(fields, envelope);
    }

    private Object run(Map<String, ?> variables) {
        try {
            Script fresh = script.getDeclaredConstructor().newInstance();
            fresh.setBinding(new Binding(new LinkedHashMap<>(variables)));
            return fresh.run();
        } catch (MappingException e) {
            throw e;
        } catch (ReflectiveOperationException | RuntimeException | StackOverflowError | AssertionError e) {
            throw new MappingException(name + line(e) + ": " + e.getClass().getSimpleName());
        }
    }

    /** The message of the script's own exception may hold a caller's data, its place does not. */
    private String line(Throwable failure) {
        return Stream.of(failure.getStackTrace()).filter(frame -> frame.getClassName().startsWith(script.getName()))
                .findFirst().map(frame -> " line " + frame.getLineNumber()).orElse("");
    }
}
