package livestream.providers.cloudfront;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.SdkTree;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.Tag;

/**
 * A CloudFront distribution: its inputs are the members of {@code DistributionConfig}, and {@code Tags}.
 *
 * <p>An update replaces the whole configuration, so it is read right before, laid over, and written back under its ETag. A
 * delete is refused while the distribution is enabled or still deploying, so the first step towards it disables.
 */
public final class CloudFrontDistribution implements ResourceType {
    private static final String BEHAVIORS = BehaviorOrder.MEMBER;
    private static final String FUNCTIONS = "FunctionAssociations";
    private static final String LAMBDA = "LambdaFunctionAssociations";
    private static final String KEY_GROUPS = "TrustedKeyGroups.Items";
    private static final String DEFAULT_BEHAVIOR = "DefaultCacheBehavior";
    /** The lists of a distribution whose items are told apart by a member. */
    public static final Map<String, Keyed> KEYED = Map.of(
            "Origins",
            BehaviorOrder.ORIGINS,
            "Origins[].CustomHeaders",
            new Keyed("HeaderName", "header", false),
            BEHAVIORS,
            BehaviorOrder.KEYED,
            BEHAVIORS + "[]." + FUNCTIONS,
            new Keyed("EventType", "function", false),
            DEFAULT_BEHAVIOR + "." + FUNCTIONS,
            new Keyed("EventType", "function", false),
            "CustomErrorResponses",
            new Keyed("ErrorCode", "error", false));

    private static final String TAGS = "Tags";
    private static final String CALLER_REFERENCE = "CallerReference";
    private static final Pattern ALREADY_EXISTS = Pattern.compile("Already exists: (E[A-Z0-9]+)");

    private final Supplier<CloudFrontClient> client;
    private final Facts facts = Facts.of("CloudFront distribution")
            .keyed(KEYED)
            .exclusions(DistributionExclusions.ALL)
            .unordered(
                    "Aliases",
                    "Restrictions.GeoRestriction.Items",
                    "DefaultCacheBehavior." + KEY_GROUPS,
                    BEHAVIORS + "[]." + KEY_GROUPS,
                    "Origins[].CustomOriginConfig.OriginSslProtocols",
                    "DefaultCacheBehavior.AllowedMethods.Items",
                    "DefaultCacheBehavior.AllowedMethods.CachedMethods",
                    "CacheBehaviors[].AllowedMethods.Items",
                    "CacheBehaviors[].AllowedMethods.CachedMethods")
            .caseless("Origins[].CustomHeaders[].HeaderName")
            .secret("Origins[].CustomHeaders[].HeaderValue")
            .leftAlone(
                    "WebACLId",
                    "Restrictions.GeoRestriction.Items",
                    DEFAULT_BEHAVIOR + "." + KEY_GROUPS,
                    BEHAVIORS + "[]." + KEY_GROUPS,
                    DEFAULT_BEHAVIOR + "." + FUNCTIONS,
                    BEHAVIORS + "[]." + FUNCTIONS,
                    DEFAULT_BEHAVIOR + "." + LAMBDA,
                    BEHAVIORS + "[]." + LAMBDA)
            .deadline(Duration.ofMinutes(90))
            .impacts(DistributionImpacts.BY_PATH);
    private final SdkTree tree = SdkTree.quantified(facts.secret());

    public CloudFrontDistribution(Supplier<CloudFrontClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "cloudfront_distribution";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        return DistributionImpacts.of(diff, before, after);
    }

    /** The token becomes the CallerReference, which AWS never accepts twice. */
    @Override
    public String identity(Value.Fields inputs, String token) {
        return token;
    }

    /** Asks each distribution for its CallerReference, because no listing tells it; only where no refusal has named the id. */
    @Override
    public Optional<String> find(String identity) {
        String marker = null;
        do {
            String from = marker;
            DistributionList page = client.get()
                    .listDistributions(request -> request.marker(from))
                    .distributionList();
            for (DistributionSummary summary : page.items()) {
                String reference = config(summary.id()).distributionConfig().callerReference();
                if (reference.equals(identity)) {
                    return Optional.of(summary.id());
                }
            }
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        for (String id : ids) {
            try {
                Distribution distribution =
                        client.get().getDistribution(request -> request.id(id)).distribution();
                seen.put(id, present(distribution, tags(distribution.arn())));
            } catch (CloudFrontException e) {
                seen.put(id, CloudFrontNamedKind.absentOr(e));
            }
        }
        return seen;
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        DistributionConfig config = config(inputs.without(TAGS).with(CALLER_REFERENCE, Value.text(identity)));
        Value.Fields tags = Tags.of(inputs);
        try {
            Distribution made = client.get()
                    .createDistributionWithTags(request -> request.distributionConfigWithTags(
                            both -> both.distributionConfig(config).tags(set -> set.items(items(tags)))))
                    .distribution();
            return present(made, tags);
        } catch (DistributionAlreadyExistsException e) {
            throw taken(e, identity);
        }
    }

    /** AWS names the distribution that has the reference, in words that nobody promises: they are believed when it has it. */
    private ProviderException taken(DistributionAlreadyExistsException e, String identity) {
        ProviderException refused = ErrorTranslatingType.refused(ProviderException.ErrorKind.EXISTS, e);
        Matcher named = ALREADY_EXISTS.matcher(String.valueOf(refused.getMessage()));
        return named.find() && hasReference(named.group(1), identity) ? refused.existing(named.group(1)) : refused;
    }

    private boolean hasReference(String id, String reference) {
        try {
            return config(id).distributionConfig().callerReference().equals(reference);
        } catch (SdkException unseen) {
            return false;
        }
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        GetDistributionConfigResponse live = config(id);
        Value.Fields before = tree.read(live.distributionConfig());
        Value.Fields after = ReplaceMerge.of(facts, before, applied.without(TAGS), inputs.without(TAGS));
        if (!after.equals(before)) {
            client.get()
                    .updateDistribution(
                            request -> request.id(id).ifMatch(live.eTag()).distributionConfig(config(after)));
        }
        Distribution distribution =
                client.get().getDistribution(request -> request.id(id)).distribution();
        return present(distribution, retag(distribution.arn(), Tags.of(applied), Tags.of(inputs)));
    }

    @Override
    public void delete(String id) {
        try {
            GetDistributionConfigResponse live = config(id);
            if (live.distributionConfig().enabled()) {
                DistributionConfig disabled =
                        live.distributionConfig().toBuilder().enabled(false).build();
                client.get()
                        .updateDistribution(
                                request -> request.id(id).ifMatch(live.eTag()).distributionConfig(disabled));
            } else {
                client.get().deleteDistribution(request -> request.id(id).ifMatch(live.eTag()));
            }
        } catch (CloudFrontException e) {
            CloudFrontNamedKind.absentOr(e);
        }
    }

    private GetDistributionConfigResponse config(String id) {
        return client.get().getDistributionConfig(request -> request.id(id));
    }

    private DistributionConfig config(Value.Fields inputs) {
        return tree.write(RequiredUpdateFields.in(inputs), DistributionConfig.builder())
                .build();
    }

    private Value.Fields tags(String arn) {
        List<Tag> tags = client.get()
                .listTagsForResource(request -> request.resource(arn))
                .tags()
                .items();
        return Tags.read(tags, Tag::key, Tag::value);
    }

    private Value.Fields retag(String arn, Value.Fields applied, Value.Fields wanted) {
        Value.Fields live = tags(arn);
        Tags.Change change = Tags.change(live, applied, wanted);
        if (!change.gone().isEmpty()) {
            client.get().untagResource(request -> request.resource(arn).tagKeys(keys -> keys.items(change.gone())));
        }
        if (!change.set().fields().isEmpty()) {
            client.get().tagResource(request -> request.resource(arn).tags(set -> set.items(items(change.set()))));
        }
        return change.isEmpty() ? live : tags(arn);
    }

    private static List<Tag> items(Value.Fields tags) {
        return tags.fields().entrySet().stream()
                .map(tag -> Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue().toString())
                        .build())
                .toList();
    }

    private Present present(Distribution distribution, Value.Fields tags) {
        Value.Fields properties = tree.read(distribution.distributionConfig())
                .without(CALLER_REFERENCE)
                .with(TAGS, tags);
        return new Present(
                distribution.id(),
                properties,
                Value.fields("Id", distribution.id(), "Arn", distribution.arn(), "Domain", distribution.domainName()),
                distribution.status().equals("Deployed")
                        ? new Readiness.Ready()
                        : new Readiness.Settling(distribution.status()));
    }
}
