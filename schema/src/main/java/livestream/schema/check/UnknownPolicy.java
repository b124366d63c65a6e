package livestream.schema.check;

import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.ManagedPolicies;
import livestream.schema.OwnBehavior;
import livestream.schema.shape.NearestWord;
import livestream.schema.yaml.Words;
import org.jspecify.annotations.Nullable;

/** A behavior that names a policy which AWS does not have. */
final class UnknownPolicy implements Rule {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (OwnBehavior behavior : livestream.distribution().behaviors()) {
            check("cachePolicy", behavior.cachePolicy(), ManagedPolicies.CACHE, behavior, diagnostics);
            check(
                    "originRequestPolicy",
                    behavior.originRequestPolicy(),
                    ManagedPolicies.ORIGIN_REQUEST,
                    behavior,
                    diagnostics);
            check(
                    "responseHeadersPolicy",
                    behavior.responseHeadersPolicy(),
                    ManagedPolicies.RESPONSE_HEADERS,
                    behavior,
                    diagnostics);
        }
    }

    private static void check(
            String key, @Nullable String written, ManagedPolicies kind, OwnBehavior behavior, Diagnostics diagnostics) {
        // A text of another form has its finding by the schema.
        if (written == null
                || !written.matches("[A-Za-z][A-Za-z0-9-]+")
                || kind.id(written).isPresent()) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        "unknown-policy",
                        "`" + key + "` expects the name of one of AWS's own or an id, found " + Words.quoted(written)
                                + ".")
                .at(behavior.place().of(key))
                .help(help(written, kind)));
    }

    private static String help(String written, ManagedPolicies kind) {
        List<String> names = List.copyOf(kind.ids().keySet());
        String known = "AWS has " + String.join(", ", names) + ". A policy of your own is written by its id.";
        Optional<String> other =
                ManagedPolicies.having(written).map(has -> "that is an AWS " + has.words() + ". For this key " + known);
        String bare = written.replaceFirst("^Managed-", "");
        return other.or(() -> NearestWord.of(bare, names).map(near -> "did you mean `" + near + "`? " + known))
                .orElse(known.replaceFirst("^AWS", "AWS itself"));
    }
}
