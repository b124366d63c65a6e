package livestream.schema.check;

import java.util.List;
import java.util.Optional;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.Cache;
import livestream.schema.Distribution.CachePolicy;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.ManagedPolicies;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/** A policy that is named and that AWS does not have. */
final class UnknownPolicy implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Cache cache = livestream.distribution().cache();
        boolean whole =
                livestream.distribution().place().has("cache") && !cache.place().has("manifest");
        if (whole && !cache.place().has("segment")) {
            check("cache", cache.manifest(), livestream.distribution().place(), diagnostics);
        } else {
            check("manifest", cache.manifest(), cache.place(), diagnostics);
            check("segment", cache.segment(), cache.place(), diagnostics);
        }
        for (CustomBehavior behavior : livestream.distribution().customBehaviors()) {
            check("cachePolicy", behavior.cachePolicy(), ManagedPolicies.CACHE, behavior.place(), diagnostics);
            check(
                    "originRequestPolicy",
                    behavior.originRequestPolicy(),
                    ManagedPolicies.ORIGIN_REQUEST,
                    behavior.place(),
                    diagnostics);
            check(
                    "responseHeadersPolicy",
                    behavior.responseHeadersPolicy(),
                    ManagedPolicies.RESPONSE_HEADERS,
                    behavior.place(),
                    diagnostics);
        }
    }

    private static void check(String key, CachePolicy policy, KeySpans place, Diagnostics diagnostics) {
        if (policy instanceof CachePolicy.Existing existing) {
            check(key, existing.id(), ManagedPolicies.CACHE, place, diagnostics);
        }
    }

    private static void check(
            String key, @Nullable String written, ManagedPolicies kind, KeySpans place, Diagnostics diagnostics) {
        // A text of another form has its finding by the schema.
        if (written == null
                || !written.matches("[A-Za-z][A-Za-z0-9-]+")
                || written.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                || kind.id(written).isPresent()) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        "unknown-policy",
                        "`" + key + "` expects the name of one of AWS's own or an id, found "
                                + MessageText.quoted(written) + ".")
                .at(place.of(key))
                .help(help(written, kind)));
    }

    private static String help(String written, ManagedPolicies kind) {
        List<String> names = List.copyOf(kind.ids().keySet());
        String known = "AWS has " + String.join(", ", names) + ". A policy of your own is written by its id.";
        Optional<String> other =
                ManagedPolicies.having(written).map(has -> "that is an AWS " + has.words() + ". For this key " + known);
        String bare = written.replaceFirst("^Managed-", "");
        return other.or(() -> Suggestions.of(bare, names).map(near -> "did you mean `" + near + "`? " + known))
                .orElse(known.replaceFirst("^AWS", "AWS itself"));
    }
}
