package livestream.providers.expand;

import java.util.List;

/** A channel that AWS has and that this file only uses, with its endpoints in the order of their ids. */
public record ExistingChannel(String id, String arn, List<ExistingEndpoint> endpoints) {
    public ExistingChannel {
        endpoints = List.copyOf(endpoints);
    }
}
