package livestream.schema.compose;

import org.jspecify.annotations.Nullable;

/**
 * Where in the document a reference stands, as far as its meaning depends on it.
 *
 * @param channel the name of the channel around it; null outside of channels
 * @param ofAnyChannel whether it stands in {@code channelDefaults}, where {@code ${channel}} keeps until a channel is known
 * @param outputs whether it stands in {@code outputs}, which may refer to channels
 */
record ReferenceScope(@Nullable String channel, boolean ofAnyChannel, boolean outputs) {
    static final ReferenceScope DOCUMENT = new ReferenceScope(null, false, false);
    static final ReferenceScope DEFAULTS = new ReferenceScope(null, true, false);
    static final ReferenceScope OUTPUTS = new ReferenceScope(null, false, true);

    static ReferenceScope ofChannel(String name) {
        return new ReferenceScope(name, false, false);
    }
}
