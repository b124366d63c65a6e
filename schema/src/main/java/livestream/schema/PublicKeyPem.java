package livestream.schema;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFront takes for the key of a viewer's signature: one PEM block {@code PUBLIC KEY} and nothing else, which holds an RSA
 * key of 2048 bits or an ECDSA key on P-256 (CloudFront developer guide, "Create key pairs for your signers"). Lines may end as
 * they do on Windows.
 *
 * <p>Anything else may be private, whatever its name says. What is told of it is what it is, and never a part of it.
 */
public final class PublicKeyPem {
    /** In bytes; an RSA key of 2048 bits takes 451. */
    private static final int LARGEST = 16 * 1024;

    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern ONE_BLOCK =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/= \t\n]+)\n-----END PUBLIC KEY-----");
    private static final int RSA_BITS = 2048;

    /** The prime of the field of P-256 (SEC 2, secp256r1). */
    private static final BigInteger P256 =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final String FROM_PRIVATE = "`openssl pkey -in PRIVATE.pem -pubout -out PUBLIC.pem` writes it.";

    private PublicKeyPem() {}

    /**
     * What is wrong with a file that should hold one, without its place; empty when nothing is.
     *
     * @param path how the file is called
     */
    public static Optional<Diagnostic> wrong(String path, byte[] content) {
        if (content.length > LARGEST) {
            return none(path, "it is larger than " + LARGEST / 1024 + " KiB", FROM_PRIVATE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return binary(path);
        }
        return text.indexOf(0) >= 0
                ? binary(path)
                : wrong(path, text.replace("\r\n", "\n").strip());
    }

    private static Optional<Diagnostic> wrong(String path, String text) {
        if (PrivateKey.isIn(text)) {
            return Optional.of(PrivateKey.found(path, "the public key that belongs to it")
                    .help(FROM_PRIVATE + " Keep the private key out of this folder; nothing of it was shown or sent."));
        }
        Matcher block = ONE_BLOCK.matcher(text);
        return block.matches() ? wrongKey(path, block.group(1)) : wrongText(path, text);
    }

    private static Optional<Diagnostic> wrongText(String path, String text) {
        if (text.isEmpty()) {
            return none(path, "it is empty", FROM_PRIVATE);
        } else if (text.startsWith("\uFEFF")) {
            return none(path, "it begins with a byte order mark", "save it as UTF-8 without that mark.");
        } else if (text.contains(BEGIN + "CERTIFICATE")) {
            return none(
                    path,
                    "it holds a certificate",
                    "`openssl x509 -in CERTIFICATE.pem -pubkey -noout` prints the key of it.");
        } else if (text.contains(BEGIN + "RSA PUBLIC KEY")) {
            return none(
                    path,
                    "it holds a key in the form of PKCS #1",
                    "`openssl rsa -RSAPublicKey_in -in KEY.pem -pubout -out PUBLIC.pem` writes the other form.");
        } else if (text.startsWith("ssh-") || text.contains(BEGIN + "SSH2") || text.startsWith("---- BEGIN SSH2")) {
            return none(path, "it holds a key of SSH", "`ssh-keygen -e -m PKCS8 -f KEY.pub` prints the other form.");
        } else if (text.indexOf(BEGIN) != text.lastIndexOf(BEGIN)) {
            return none(path, "it holds several PEM blocks", "give each key a file of its own.");
        } else if (!text.contains(BEGIN + "PUBLIC KEY-----")) {
            return none(path, "there is no line `-----BEGIN PUBLIC KEY-----`", FROM_PRIVATE);
        } else if (!text.contains("-----END PUBLIC KEY-----")) {
            return none(path, "there is no line `-----END PUBLIC KEY-----`", FROM_PRIVATE);
        } else if (!text.startsWith(BEGIN) || !text.endsWith("-----END PUBLIC KEY-----")) {
            return none(path, "there is text around the key", "leave the PEM block alone in the file.");
        }
        return none(path, "what stands between its lines `BEGIN` and `END` is damaged", FROM_PRIVATE);
    }

    private static Optional<Diagnostic> wrongKey(String path, String base64) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64.replaceAll("[ \t\n]", ""));
        } catch (IllegalArgumentException notBase64) {
            return none(path, "what stands between its lines `BEGIN` and `END` is damaged", FROM_PRIVATE);
        }
        Optional<PublicKey> key = key("RSA", der).or(() -> key("EC", der));
        if (key.isEmpty()) {
            return none(path, "its key is neither RSA nor ECDSA, or damaged", make());
        } else if (key.get() instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits == RSA_BITS ? Optional.empty() : none(path, "its key is RSA with " + bits + " bits", make());
        }
        boolean p256 = key.get() instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField() instanceof ECFieldFp field
                && field.getP().equals(P256);
        return p256 ? Optional.empty() : none(path, "its key is on another curve than P-256", make());
    }

    /** The key, when the bytes are one and nothing behind it. */
    private static Optional<PublicKey> key(String algorithm, byte[] der) {
        try {
            PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            return Arrays.equals(key.getEncoded(), der) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private static String make() {
        return "CloudFront takes RSA with 2048 bits and ECDSA on P-256: `openssl genrsa -out PRIVATE.pem 2048` makes a new"
                + " pair, and `openssl pkey -in PRIVATE.pem -pubout -out PUBLIC.pem` writes the key for CloudFront.";
    }

    private static Optional<Diagnostic> binary(String path) {
        return none(
                path,
                "it is binary",
                "`openssl pkey -pubin -inform DER -in KEY.der -out PUBLIC.pem` writes a public key as PEM.");
    }

    private static Optional<Diagnostic> none(String path, String why, String help) {
        return Optional.of(Diagnostic.error(
                        "not-a-public-key", "`" + path + "` is no public key that CloudFront takes: " + why + ".")
                .help(help));
    }
}
