package livestream.providers.lint.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.providers.lint.LintContext;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Span;

/**
 * How many of something a file makes, beside how many AWS allows.
 *
 * @param what is counted, as in {@code channels in MediaPackage}
 * @param others how many there are that the file does not make
 */
record PackagerQuota(String what, int made, int others, int allowed, Span at) {
    private static final int CHANNELS = Quotas.of("mediapackage.channels.per.region");
    private static final int ENDPOINTS = Quotas.of("mediapackage.endpoints.per.channel");

    boolean isExceeded() {
        return used() > allowed;
    }

    /** All that count. */
    int used() {
        return made + others;
    }

    /** The channels of a file, which share the quota with whatever else the account has, and the endpoints of each. */
    static Map<String, PackagerQuota> of(LintContext context) {
        Map<String, PackagerQuota> counts = new LinkedHashMap<>();
        Map<String, Integer> endpoints = new HashMap<>();
        int channels = 0;
        for (Resource resource : context.graph().resources()) {
            Address address = resource.address();
            if (address.type().equals("mediapackage_channel")) {
                channels++;
            } else if (address.type().equals("mediapackage_origin_endpoint")) {
                endpoints.merge(address.key().replaceFirst("/.*", ""), 1, Integer::sum);
            }
        }
        counts.put(
                "",
                new PackagerQuota(
                        "channels in MediaPackage",
                        channels,
                        0,
                        CHANNELS,
                        context.livestream().place().has("channels")
                                ? context.livestream().place().of("channels")
                                : context.livestream().place().of("name")));
        for (Channel channel : context.livestream().channels()) {
            counts.put(
                    channel.key(),
                    new PackagerQuota(
                            "endpoints of `" + channel.key() + "`",
                            endpoints.getOrDefault(channel.key(), 0),
                            context.account()
                                    .endpointsOfOthers()
                                    .getOrDefault(new Address("mediapackage_channel", channel.key()), 0),
                            ENDPOINTS,
                            channel.origin().place().of("endpoints")));
        }
        return counts;
    }
}
