package livestream.simulator.cloudfront;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts CloudFront takes for the key of a viewer's signature: a PEM block {@code PUBLIC KEY} that holds an RSA key of
 * 2048 bits or an ECDSA key on P-256.
 *
 * <p>Source: CloudFront developer guide, "Create key pairs for your signers". The key is answered with a line break at its
 * end, which callers report who left it out. UNKNOWN: the text of the refusal.
 */
final class EncodedKeys {

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    /** The prime of the field of P-256. */
    private static final BigInteger P256 =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private EncodedKeys() {}

    /** The key as CloudFront answers it. */
    static String checked(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.matches() || !isTaken(pem.group(1).replaceAll("\\s", ""))) {
            throw Errors.invalid("The parameter EncodedKey is not a PEM public key of RSA 2048 or ECDSA P-256.");
        }
        return text.stripTrailing() + "\n";
    }

    private static boolean isTaken(String base64) {
        try {
            X509EncodedKeySpec der = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return isRsa(der) || isP256(der);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isRsa(X509EncodedKeySpec der) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(der) instanceof RSAPublicKey key
                    && key.getModulus().bitLength() == 2048;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static boolean isP256(X509EncodedKeySpec der) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(der) instanceof ECPublicKey key
                    && key.getParams().getCurve().getField() instanceof ECFieldFp field
                    && field.getP().equals(P256);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
