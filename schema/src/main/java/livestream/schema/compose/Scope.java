package livestream.schema.compose;

import org.jspecify.annotations.Nullable;

/**
 * Where in the document a reference stands, as far as its meaning depends on it.
 *
 * @param channel the name of the channel around it; null outside of channels
 * @param ofAnyChannel whether it stands in {@code channelDefaults}, where {@code ${channel}} keeps until a channel is known
 * @param outputs whether it stands in {@code outputs}, which may refer to channels
 */
record Scope(@Nullable String channel, boolean ofAnyChannel, boolean outputs) {
    static final Scope DOCUMENT = new Scope(null, false, false);
    static final Scope DEFAULTS = new Scope(null, true, false);
    static final Scope OUTPUTS = new Scope(null, false, true);

    static Scope ofChannel(String name) {
        return new Scope(name, false, false);
    }
}
