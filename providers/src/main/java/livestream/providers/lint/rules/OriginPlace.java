package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.schema.CustomBehavior;
import livestream.schema.Http;
import livestream.schema.KeySpans;
import livestream.schema.Span;
import livestream.schema.Value;

/** Where the file says what an origin is. */
final class OriginPlace {
    private OriginPlace() {}

    /**
     * The line of an override of a member; else of a key of the server; else of what asks the origin.
     *
     * @param member in CloudFront's words, as in {@code CustomOriginConfig.OriginProtocolPolicy}
     * @param key of the server that counts when it is there; otherwise its {@code url}
     */
    static Span of(LintContext context, Value.Fields origin, String member, String key) {
        Optional<Behavior> asking = context.behaviors().stream()
                .filter(behavior -> context.origin(behavior).equals(origin))
                .findFirst();
        return context.overridden("origins", origin.text("Id"), member)
                .or(() -> asking.flatMap(OriginPlace::server)
                        .map(place -> place.has(key) ? place.of(key) : place.of("url")))
                .or(() -> asking.map(Behavior::at))
                .orElseGet(() -> context.livestream().distributionAt());
    }

    private static Optional<KeySpans> server(Behavior behavior) {
        return behavior.own()
                .map(CustomBehavior::origin)
                .filter(CustomBehavior.Target.OfStorage.class::isInstance)
                .map(target ->
                        ((CustomBehavior.Target.OfStorage) target).storage().place())
                .or(() -> behavior.channel()
                        .filter(channel -> channel.origin() instanceof Http)
                        .map(channel -> channel.origin().place()));
    }
}
