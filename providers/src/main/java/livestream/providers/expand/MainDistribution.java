package livestream.providers.expand;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.engine.Resource;
import livestream.providers.routing.Routing;
import livestream.schema.Address;
import livestream.schema.CustomBehavior;
import livestream.schema.Distribution;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/** A distribution in front of endpoints, with the policies, keys and functions that it needs. */
final class MainDistribution {

    /** By which MediaPackage's console shows a distribution as that of a channel. */
    static final String CONSOLE_TAG = "mediapackage:cloudfront_assoc";

    private static final String FORM_OF = "routing ";
    /** Seconds of a segment, where there is no channel. */
    private static final long DEFAULT_SEGMENT = 6;

    /** CloudFront API reference, DistributionConfig. */
    private static final int LONGEST_COMMENT = 128;

    private static final String ANY_REGION = "us-east-1";

    private final ExpansionContext context;
    private final Livestream livestream;
    private final Distribution distribution;
    private final StorageOrigins storageOrigins;
    private final SharedResources parts;
    private final Address address;

    MainDistribution(
            ExpansionContext context,
            ShardPlacement.Placed placed,
            StorageOrigins storageOrigins,
            SharedResources parts) {
        this.context = context;
        this.address = placed.address();
        this.livestream = placed.livestream();
        this.distribution = livestream.distribution();
        this.storageOrigins = storageOrigins;
        this.parts = parts;
    }

    /**
     * The resource.
     *
     * @param timeShift by channel, whether viewers may go back in time
     */
    Resource of(Map<String, ServedEndpoint> endpoints, Routing routing, Map<String, Boolean> timeShift) {
        CachePolicies policies = new CachePolicies(
                distribution.cache(), cacheSpan(), context.resourceNames(), context.graph(), parts.cachePolicies());
        Value cors = CorsPolicy.add(
                distribution,
                address.key(),
                livestream.distributionAt(),
                context.resourceNames(),
                context.graph(),
                parts.corsPolicies());
        ViewerAccess access = distribution.viewerAccess();
        Value trusted = access == null || access.keyGroup() == null
                ? null
                : parts.keys()
                        .trusted(
                                access.keyGroup(), address.key(), access.place().of("keyGroup"));
        Map<CustomBehavior, OriginSpec> ownOrigins = ownOrigins();
        Origins origins = new Origins(
                distribution,
                endpoints,
                routing,
                ownOrigins.values(),
                context.recorded().get(address));
        Behaviors behaviors = new Behaviors(
                distribution,
                endpoints,
                routing,
                origins,
                policies,
                timeShift,
                cors,
                parts.code(),
                trusted,
                ownOrigins);
        ServedEndpoint first = endpoints.values().iterator().next();
        Value.Fields inputs = new DistributionInputs(distribution)
                .of(
                        comment(),
                        origins.inputs(denyingHost(first)),
                        behaviors.inputs(),
                        behaviors.inputsOfDefault(),
                        tags());
        return Resource.of(address, inputs, livestream.distributionAt())
                .because(new Explanations(livestream).why(routing, origins.denying()))
                .remembering(forms(routing))
                .awaited(distribution.waitForDeployed());
    }

    /**
     * The form under which viewers know an endpoint: remembered with the distribution that serves it.
     *
     * @param site its name; viewers know what was superseded just now as what it was till now
     */
    @Nullable
    RoutingMode serving(String site) {
        ResourceState deployed = context.recorded().get(address);
        if (deployed == null) {
            return null;
        }
        String word = deployed.memory().get(FORM_OF + site);
        String before = word == null ? deployed.memory().get(FORM_OF + EndpointGenerations.keyOf(site)) : word;
        return before == null ? null : RoutingMode.of(before);
    }

    /** The channels that a distribution serves, by what is remembered with it. */
    static Set<String> served(ResourceState distribution) {
        return distribution.memory().keySet().stream()
                .filter(key -> key.startsWith(FORM_OF) && key.indexOf('/') > 0)
                .map(key -> key.substring(FORM_OF.length(), key.indexOf('/')))
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, String> forms(Routing routing) {
        SortedMap<String, String> forms = new TreeMap<>();
        routing.forms().forEach((endpoint, form) -> forms.put(FORM_OF + endpoint, form.word()));
        return forms;
    }

    /** The origins of behaviours that bring one; those of equal settings are one, called like the first of the behaviours. */
    private Map<CustomBehavior, OriginSpec> ownOrigins() {
        long segment = livestream.channels().stream()
                .mapToLong(channel -> channel.segmentDuration().toSeconds())
                .max()
                .orElse(DEFAULT_SEGMENT);
        Map<OriginSpec, String> first = new HashMap<>();
        Map<CustomBehavior, OriginSpec> origins = new LinkedHashMap<>();
        for (CustomBehavior behavior : distribution.customBehaviors()) {
            if (behavior.origin() instanceof CustomBehavior.Target.OfStorage target) {
                OriginSpec origin = storageOrigins.origin(behavior.path(), null, target.storage(), segment);
                String id = first.computeIfAbsent(origin.called(""), any -> behavior.path());
                origins.put(behavior, origin.called(id));
            }
        }
        return origins;
    }

    private Span cacheSpan() {
        KeySpans place = livestream.distribution().place();
        return place.has("cache") ? place.of("cache") : livestream.distributionAt();
    }

    private String comment() {
        String which = address.equals(Expansion.DISTRIBUTION) ? "" : " " + address.key();
        return distribution.comment() == null
                ? ResourceNames.limited(context.resourceNames().words() + which + " (livestream)", LONGEST_COMMENT)
                : distribution.comment();
    }

    /**
     * A host of MediaPackage without the label of an account: it answers 404 to everything (live-streaming guide, present
     * text).
     */
    private String denyingHost(ServedEndpoint first) {
        String region = first.channel().origin() instanceof MediaPackage mediapackage
                ? ExistingResources.region(livestream, mediapackage)
                : livestream.region();
        String host = first.origin().host();
        if (region == null && !first.stored()) {
            return host.substring(host.indexOf('.') + 1);
        }
        return "mediapackage." + (region == null ? ANY_REGION : region) + ".amazonaws.com";
    }

    /** With one channel, the tag by which MediaPackage's console shows the distribution as the channel's own. */
    private Value.Fields tags() {
        Value.Fields tags = context.resourceNames().tags(address);
        if (livestream.channels().size() != 1
                || !(livestream.channels().get(0).origin() instanceof MediaPackage mediapackage)) {
            return tags;
        }
        String only = livestream.channels().get(0).key();
        ExistingChannel existing = context.existing().channels().get(only);
        if (mediapackage.managed()) {
            return tags.with(CONSOLE_TAG, new Value.Reference(new Address(ManagedEndpoints.CHANNEL, only), "Arn"));
        }
        return existing == null ? tags : tags.with(CONSOLE_TAG, Value.text(existing.arn()));
    }
}
