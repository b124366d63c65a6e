package livestream.providers.aws;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import livestream.engine.ProviderException;
import livestream.schema.Value;

/**
 * Keeps secrets out of what AWS repeats of a call: a refusal may quote what it does not like, as it was sent or escaped for a message. Only a whole
 * message is left out, never a part: what stands around a gap tells how a short secret reads.
 */
final class Redaction {
    private static final String LEFT_OUT = "what AWS said is not shown, for it repeats a secret of this call";

    private static final List<UnaryOperator<String>> ESCAPES = List.of(
            Redaction::xml,
            text -> xml(text).replace("\"", "&quot;").replace("'", "&apos;"),
            text -> xml(text).replace("\"", "&#34;").replace("'", "&#39;"),
            text -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
            text -> Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
            text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));

    private Redaction() {}

    /** Makes a call with these inputs; a refusal says nothing of their secrets. */
    static <T> T redacted(Value.Fields inputs, Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderException refused) {
            String words = plain(refused.words());
            throw secrets(inputs).stream().anyMatch(secret -> repeats(words, secret))
                    ? refused.instead(LEFT_OUT)
                    : refused;
        }
    }

    private static Set<String> secrets(Value.Fields inputs) {
        Set<String> found = new LinkedHashSet<>();
        inputs.map(leaf -> {
            if (leaf instanceof Value.Secret secret
                    && secret.isAtHand()
                    && !plain(secret.reveal()).isEmpty()) {
                found.add(secret.reveal());
            }
            return leaf;
        });
        return found;
    }

    /** A message in a message is escaped twice. */
    private static boolean repeats(String words, String secret) {
        Set<String> forms = new LinkedHashSet<>(Set.of(secret));
        for (int depth = 0; depth < 2; depth++) {
            for (String form : List.copyOf(forms)) {
                ESCAPES.forEach(escape -> forms.add(escape.apply(form)));
            }
        }
        return forms.stream().anyMatch(form -> words.contains(plain(form)));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Lines may be broken otherwise, and hexadecimal digits be of either case. */
    private static String plain(String text) {
        return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
