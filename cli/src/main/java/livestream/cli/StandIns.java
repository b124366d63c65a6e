package livestream.cli;

import java.util.Optional;
import livestream.providers.expand.InputSource;
import livestream.schema.SecretSource;
import livestream.schema.Value;

/**
 * Secrets for a simulated AWS, which keeps what it is told on this disk: of each, a text that stands in for it. The real one is
 * read, so that a missing one is told, and goes no further.
 *
 * <p>A stand-in is made of the secret's fingerprint. So it is the same in every run, a plan after an apply is empty, and
 * another secret is another change. It is as long as the secret, and has a letter where that has one and a sign where that has
 * one, so that a simulated AWS and the rules refuse it exactly when they would refuse the secret.
 *
 * @param real where the secrets are
 */
record StandIns(InputSource real) implements InputSource {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String WITHIN_WORDS = "-_";
    private static final String SIGNS = "!#$%&*+,./:;=?@^|~";
    private static final int HEXADECIMAL = 16;

    @Override
    public Optional<String> secret(SecretSource source) {
        return real.secret(source).map(content -> standIn(source.toString(), content));
    }

    @Override
    public Optional<String> file(String path) {
        return real.file(path);
    }

    private static String standIn(String source, String content) {
        Value.Secret secret = Value.Secret.of(source, content);
        StringBuilder made = new StringBuilder();
        String digits = "";
        for (int i = 0; i < content.length(); i++) {
            int at = i * 2 % 64;
            if (at == 0) {
                digits = secret.fingerprint("stand-in " + source + " " + i);
            }
            made.append(like(content.charAt(i), Integer.parseInt(digits.substring(at, at + 2), HEXADECIMAL)));
        }
        return made.toString();
    }

    /** A character that is allowed where another one is. */
    private static char like(char each, int number) {
        if (LETTERS.indexOf(each) >= 0 || WITHIN_WORDS.indexOf(each) >= 0) {
            return LETTERS.charAt(number % LETTERS.length());
        } else if (each > ' ' && each < 0x7F) {
            return SIGNS.charAt(number % SIGNS.length());
        }
        return each < 0x80 ? each : '\u00e9';
    }
}
