package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One public key of a kind that CloudFront takes, and nothing else in the world. */
class PublicKeyPemTest {
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair P256 = curve("secp256r1");

    @Test
    void takesWhatCloudFrontTakes() {
        for (KeyPair pair : new KeyPair[] {RSA, P256}) {
            String pem = pem("PUBLIC KEY", pair.getPublic().getEncoded());
            for (String text : new String[] {
                pem,
                pem.strip(),
                "\n\n" + pem + "\n\n",
                pem.replace("\n", "\r\n"),
                pem.replace("\n", " \n").replace("----- \n", "-----\n")
            }) {
                assertThat(wrong(text)).as(text).isEmpty();
            }
        }
    }

    @Test
    void tellsWhatElseItIsAndShowsNothingOfIt() {
        String publicKey = pem("PUBLIC KEY", RSA.getPublic().getEncoded());
        String privateKey = pem("PRIVATE KEY", RSA.getPrivate().getEncoded());
        byte[] secret = RSA.getPrivate().getEncoded();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String label : new String[] {
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "OPENSSH PRIVATE KEY"
        }) {
            texts.put("private-key " + label, pem(label, secret));
            texts.put("private-key " + label + " of Windows", pem(label, secret).replace("\n", "\r\n"));
            texts.put("private-key " + label + " behind", publicKey + pem(label, secret));
            texts.put("private-key " + label + " before", pem(label, secret) + publicKey);
            texts.put("private-key " + label + " cut", pem(label, secret).substring(0, 400));
            texts.put("private-key " + label + " with a mark", "\uFEFF" + pem(label, secret));
            texts.put(
                    "private-key " + label + " in a text",
                    "key: |\n  " + pem(label, secret).replace("\n", "\n  "));
        }
        texts.put("private-key PGP", pem("PGP PRIVATE KEY BLOCK", secret));
        texts.put("certificate", pem("CERTIFICATE", secret));
        texts.put("PKCS #1", pem("RSA PUBLIC KEY", secret));
        texts.put("SSH", "ssh-rsa " + Base64.getEncoder().encodeToString(secret) + " me@host");
        texts.put("SSH2", pem("SSH2 PUBLIC KEY", secret));
        texts.put("several", publicKey + publicKey);
        texts.put("around", "see below\n" + publicKey);
        texts.put("around behind", publicKey + "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG");
        texts.put(
                "credentials",
                "[default]\naws_access_key_id = AKIA0000\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG\n");
        texts.put("headers", publicKey.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM"));
        texts.put("no end", publicKey.substring(0, 300));
        texts.put("mark", "\uFEFF" + publicKey);
        texts.put("empty", "");
        texts.put("blank", " \n\t\n");
        texts.put("wrong label of a private key", pem("PUBLIC KEY", secret));
        texts.put("4096 bits", pem("PUBLIC KEY", pair("RSA", 4096).getPublic().getEncoded()));
        texts.put("1024 bits", pem("PUBLIC KEY", pair("RSA", 1024).getPublic().getEncoded()));
        texts.put("P-384", pem("PUBLIC KEY", curve("secp384r1").getPublic().getEncoded()));
        texts.put("Ed25519", pem("PUBLIC KEY", pair("Ed25519", 0).getPublic().getEncoded()));
        texts.put("DSA", pem("PUBLIC KEY", pair("DSA", 2048).getPublic().getEncoded()));
        texts.put(
                "more behind the key", pem("PUBLIC KEY", joined(RSA.getPublic().getEncoded(), secret)));
        texts.put("not base64", publicKey.replace("\nMII", "\n===MII"));
        texts.put("large", publicKey + "\n".repeat(20_000));
        texts.put("control characters", publicKey.replace("\n", "\0\n"));
        texts.forEach((name, text) -> {
            Diagnostic finding = wrong(text).orElseThrow(() -> new AssertionError(name + " is taken"));
            assertThat(finding.code())
                    .as(name)
                    .isEqualTo(name.startsWith("private-key") ? "private-key" : "not-a-public-key");
            assertThat(finding.help()).as(name).isPresent();
            silent(finding, text, name);
        });
        binary(secret);
        binary(RSA.getPublic().getEncoded());
        assertThat(wrong(privateKey.replace("\n", "\r")).orElseThrow().code()).isEqualTo("private-key");
    }

    private static void binary(byte[] der) {
        Diagnostic finding = PublicKeyPem.wrong("keys/x.der", der).orElseThrow();
        assertThat(finding.message()).isEqualTo("`keys/x.der` is no public key that CloudFront takes: it is binary.");
        silent(finding, new String(der, StandardCharsets.ISO_8859_1), "DER");
    }

    /** Whatever is cut or flipped, what is taken is the same kind of key, whole. */
    @Test
    void aDamagedKeyIsNone() {
        byte[] pem = pem("PUBLIC KEY", P256.getPublic().getEncoded()).strip().getBytes(StandardCharsets.UTF_8);
        int taken = 0;
        for (int cut = 0; cut < pem.length; cut++) {
            assertThat(PublicKeyPem.wrong("x", Arrays.copyOf(pem, cut)))
                    .as("cut at " + cut)
                    .isPresent();
        }
        for (int i = 0; i < pem.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = pem.clone();
                flipped[i] ^= (byte) (1 << bit);
                taken += PublicKeyPem.wrong("x", flipped).isEmpty() ? 1 : 0;
            }
        }
        // A point off the curve is for AWS to refuse; a line end may become a space.
        System.out.println("damaged keys: " + pem.length + " cuts, " + 8 * pem.length + " flips, " + taken + " taken");
        assertThat(taken).isLessThan(8 * 100);
    }

    /** No part of a line that could be a secret's is told. */
    private static void silent(Diagnostic finding, String text, String name) {
        String told = finding.message() + finding.help().orElse("");
        for (int i = 0; i + 12 <= text.length(); i++) {
            String part = text.substring(i, i + 12);
            if (!part.contains("-----") && !part.contains(" ") && !part.contains("\n") && !part.isBlank()) {
                assertThat(told).as(name).doesNotContain(part);
            }
        }
    }

    private static Optional<Diagnostic> wrong(String text) {
        return PublicKeyPem.wrong("keys/x.pem", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8))
                        .encodeToString(der) + "\n-----END "
                + label + "-----\n";
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
