package io.github.camelcallrail.hub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the configuration holds it: {@code pbkdf2-sha256:ITERATIONS:SALT:HASH}, from which nobody learns the password.
 */
final class PasswordHash {

    private static final String NAME = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int BITS = 256;
    private static final Pattern FORM = Pattern.compile(NAME + ":(\\d{6,8}):([\\w-]{16,128}):([\\w-]{43})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** The hash of that password, with a salt of its own. */
    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /**
     * What the configuration says.
     *
     * @throws IllegalArgumentException if it is not of that form; the message does not repeat it, as it may be a password
     */
    static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not of the form " + NAME + ":ITERATIONS:SALT:HASH");
        }
        return new PasswordHash(Integer.parseInt(form.group(1)), Base64.getUrlDecoder().decode(form.group(2)),
                Base64.getUrlDecoder().decode(form.group(3)));
    }

    /** Whether that is the password. Takes long on purpose: some tenths of a second. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    /** As the configuration holds it. */
    String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return NAME + ":" + iterations + ":" + encoder.encodeToString(salt) + ":" + encoder.encodeToString(hash);
    }

    /** Browsers and terminals may compose the same letters differently. */
    private static byte[] derive(String password, byte[] salt, int iterations) {
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        PBEKeySpec spec = new PBEKeySpec(composed.toCharArray(), salt, iterations, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    /** A short-lived name of a password that was right, so that the slow way is gone once. */
    static byte[] quick(String password, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return digest.digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
