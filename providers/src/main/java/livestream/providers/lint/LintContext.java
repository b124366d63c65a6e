package livestream.providers.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.Plan;
import livestream.providers.cloudfront.ManagedPolicyContents;
import livestream.providers.expand.ExpandedDistribution;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.routing.PathPattern;
import livestream.providers.routing.Route;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Routing;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Distribution.CachePolicy;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at: the file with one of its distributions, and the channels behind that.
 *
 * @param livestream the file with this distribution alone
 * @param expansion what the file became; without resources where it cannot be expanded without asking AWS
 * @param placed the distribution; empty where the file cannot be expanded
 * @param recorded what was applied last
 * @param plan what an apply would do; empty when AWS was not asked
 * @param policies those that the file names by id
 * @param account what else is there and may stand in the way
 * @param runEnvironment where the run takes place
 * @param inputSource texts that the file refers to
 * @param channels those of the file by their keys
 */
public record LintContext(
        Livestream livestream,
        Expansion expansion,
        Optional<ExpandedDistribution> placed,
        State recorded,
        Optional<Plan> plan,
        ExistingPolicies policies,
        AccountSnapshot account,
        RunEnvironment runEnvironment,
        InputSource inputSource,
        Map<String, Channel> channels) {
    private static final String POLICY = "cloudfront_cache_policy";

    /** The whole file. */
    public LintContext(
            Livestream livestream,
            Expansion expansion,
            State recorded,
            Optional<Plan> plan,
            ExistingPolicies policies,
            AccountSnapshot account,
            RunEnvironment runEnvironment,
            InputSource inputSource) {
        this(
                livestream,
                expansion,
                expansion.distributions().stream().findFirst(),
                recorded,
                plan,
                policies,
                account,
                runEnvironment,
                inputSource,
                byKey(livestream));
    }

    private static Map<String, Channel> byKey(Livestream livestream) {
        return livestream.channels().stream().collect(Collectors.toMap(Channel::key, channel -> channel));
    }

    /** The same with one distribution after the other; what the file has alone stays with each. */
    List<LintContext> byDistribution() {
        return expansion.distributions().size() < 2
                ? List.of(this)
                : expansion.distributions().stream()
                        .map(each -> new LintContext(
                                each.livestream(),
                                expansion,
                                Optional.of(each),
                                recorded,
                                plan,
                                policies,
                                account,
                                runEnvironment,
                                inputSource,
                                byKey(each.livestream())))
                        .toList();
    }

    public ResourceGraph graph() {
        return expansion.graph();
    }

    /** The address of the distribution. */
    public Address address() {
        return placed.map(ExpandedDistribution::address).orElse(Expansion.DISTRIBUTION);
    }

    /** The endpoints behind the distribution. */
    public List<RoutedEndpoint> endpoints() {
        return placed.map(ExpandedDistribution::endpoints).orElse(List.of());
    }

    /** How their URLs are told apart. */
    public Routing routing() {
        return placed.map(ExpandedDistribution::routing).orElse(Routing.none());
    }

    /** The distribution as CloudFront will be told of it, overrides applied; without members when there is none. */
    public Value.Fields distribution() {
        Resource main = graph().get(address());
        return main == null ? Value.fields() : main.inputs();
    }

    /** The origins of the distribution, in CloudFront's words. */
    public List<Value.Fields> origins() {
        return fields(distribution().get("Origins"));
    }

    /** The origin that a behaviour asks; without members when it is none of the distribution's. */
    public Value.Fields origin(Behavior behavior) {
        Value target = behavior.inputs().get("TargetOriginId");
        return origins().stream()
                .filter(origin -> origin.text("Id").equals(String.valueOf(target)))
                .findFirst()
                .orElse(Value.fields());
    }

    /**
     * What a policy that a behaviour names says: one of the file's, of AWS's or of the account's; empty when it names none, or
     * one whose content is not known.
     *
     * @param member that names it, as in {@code OriginRequestPolicyId}
     */
    public Optional<Value.Fields> policy(Behavior behavior, String member) {
        Value id = behavior.inputs().get(member);
        if (id instanceof Value.Reference reference) {
            return Optional.ofNullable(graph().get(reference.target())).map(Resource::inputs);
        }
        String text = String.valueOf(id);
        return ManagedPolicyContents.of(text)
                .or(() -> Optional.ofNullable(policies.cache().get(text)))
                .or(() -> Optional.ofNullable(policies.other().get(text)));
    }

    /** The fields of a list; none where there is no list. */
    public static List<Value.Fields> fields(@Nullable Value list) {
        return list instanceof Value.Items items
                ? items.items().stream()
                        .filter(Value.Fields.class::isInstance)
                        .map(Value.Fields.class::cast)
                        .toList()
                : List.of();
    }

    /** Every behaviour of a distribution in CloudFront's words, the default one first. */
    public static Stream<Value.Fields> behaviorsOf(Value.Fields distribution) {
        Stream<Value.Fields> first = distribution.get("DefaultCacheBehavior") instanceof Value.Fields behavior
                ? Stream.of(behavior)
                : Stream.empty();
        return Stream.concat(first, fields(distribution.get("CacheBehaviors")).stream());
    }

    /** Where an override sets a member of the distribution; else where the file writes a key of it; else the file's name for it. */
    public Span distributionAt(String member, String key) {
        KeySpans place = livestream.distribution().place();
        return overridden("distribution", address().key(), member)
                .orElseGet(() -> place.has(key) ? place.of(key) : livestream.distributionAt());
    }

    /** Where an override of a kind sets a member of one thing of that kind. */
    public Optional<Span> overridden(String kind, String key, String member) {
        return new OverrideSpans(livestream.overrides()).at(kind, key, member);
    }

    /** Every behaviour in the order in which CloudFront tries them, the default behaviour last. */
    public List<Behavior> behaviors() {
        List<Behavior> behaviors = new ArrayList<>();
        Map<String, Route> routes = new HashMap<>();
        routing().routes().forEach(route -> routes.putIfAbsent(route.pattern().toString(), route));
        for (Value.Fields inputs : fields(distribution().get("CacheBehaviors"))) {
            Value path = inputs.fields().getOrDefault("PathPattern", Value.text(""));
            Optional<Route> route = Optional.ofNullable(routes.get(path.toString()));
            PathPattern pattern = route.map(Route::pattern).orElseGet(() -> new PathPattern(path));
            behaviors.add(behavior(pattern, route, route.map(Route::endpoint).orElse(""), inputs));
        }
        if (distribution().get("DefaultCacheBehavior") instanceof Value.Fields inputs) {
            String endpoint = routing().defaultEndpoint().orElse("");
            behaviors.add(behavior(new PathPattern(Value.text("*")), Optional.empty(), endpoint, inputs));
        }
        return behaviors;
    }

    private Behavior behavior(PathPattern pattern, Optional<Route> route, String endpoint, Value.Fields inputs) {
        Optional<CustomBehavior> own = route.isEmpty()
                ? livestream.distribution().ownDefault().filter(written -> inputs.get("PathPattern") == null)
                : livestream.distribution().behaviors().stream()
                        .filter(written -> route.get().kind() == Route.Kind.OWN)
                        .filter(written -> written.path().equals(pattern.toString()))
                        .findFirst();
        Span at = own.map(written -> written.place().of(route.isEmpty() ? "origin" : "path"))
                .or(() -> overridden("behaviors", pattern.toString(), "PathPattern"))
                .orElseGet(() -> endpointAt(endpoint));
        return new Behavior(pattern, route.map(Route::kind), channel(endpoint), endpoint, own, inputs, at);
    }

    /** The channel of an endpoint, which is called {@code channel/endpoint}. */
    public Optional<Channel> channel(String endpoint) {
        int end = endpoint.indexOf('/');
        return end < 0 ? Optional.empty() : Optional.ofNullable(channels.get(endpoint.substring(0, end)));
    }

    /** Where the file asks for an endpoint. */
    public Span endpointAt(String endpoint) {
        return endpoints().stream()
                .filter(known -> known.name().equals(endpoint))
                .map(known -> known.at())
                .findFirst()
                .orElseGet(() -> distributionAt("", ""));
    }

    /** The cache policies that behaviours use, each once for manifests, segments and whatever else. */
    public List<CachePolicyUse> cachePolicyUses() {
        Map<List<Object>, List<Behavior>> groups = new LinkedHashMap<>();
        for (Behavior behavior : behaviors()) {
            Value id = behavior.inputs().get("CachePolicyId");
            if (id != null) {
                List<Object> purpose = List.of(id, behavior.carriesManifests(), behavior.carriesSegments());
                groups.computeIfAbsent(purpose, any -> new ArrayList<>()).add(behavior);
            }
        }
        List<CachePolicyUse> uses = new ArrayList<>();
        groups.forEach(
                (purpose, behaviors) -> use((Value) purpose.get(0), behaviors).ifPresent(uses::add));
        return uses;
    }

    private Optional<CachePolicyUse> use(Value id, List<Behavior> behaviors) {
        if (id instanceof Value.Reference reference && reference.target().type().equals(POLICY)) {
            Resource policy = graph().get(reference.target());
            String key = reference.target().key();
            return policy == null
                    ? Optional.empty()
                    : Optional.of(new CachePolicyUse(
                            key,
                            CachePolicyUse.Origin.GENERATED,
                            policy.inputs(),
                            behaviors,
                            (member, written) -> overridden("cachePolicies", key, member)
                                    .or(() -> written(behaviors.get(0), written))
                                    .orElse(policy.declaredAt())));
        }
        Optional<Value.Fields> managed = ManagedPolicyContents.of(id.toString());
        if (managed.isPresent()) {
            return Optional.of(new CachePolicyUse(
                    managed.get().text("Name"),
                    CachePolicyUse.Origin.MANAGED,
                    managed.get(),
                    behaviors,
                    named(behaviors.get(0))));
        }
        return Optional.ofNullable(policies.cache().get(id.toString()))
                .map(content -> new CachePolicyUse(
                        id.toString(), CachePolicyUse.Origin.EXISTING, content, behaviors, named(behaviors.get(0))));
    }

    private BiFunction<String, String, Span> named(Behavior behavior) {
        Span at = overridden("behaviors", behavior.overrideKey(), "CachePolicyId")
                .or(() -> behavior.own().map(own -> own.place().of("cachePolicy")))
                .orElseGet(() -> cacheKey(behavior)
                        .filter(key -> cachePlace().has(key))
                        .map(key -> cachePlace().of(key))
                        .orElseGet(() -> livestream.distribution().place().of("cache")));
        return (member, written) -> at;
    }

    private KeySpans cachePlace() {
        return livestream.distribution().cache().place();
    }

    private static Optional<String> cacheKey(Behavior behavior) {
        return behavior.own().isPresent()
                ? Optional.empty()
                : Optional.of(behavior.carriesManifests() ? "manifest" : "segment");
    }

    /** Where the file writes a key of the generated policy that a behaviour uses. */
    private Optional<Span> written(Behavior behavior, String key) {
        CachePolicy policy = behavior.carriesManifests()
                ? livestream.distribution().cache().manifest()
                : livestream.distribution().cache().segment();
        return policy instanceof CachePolicy.Own own && own.place().has(key)
                ? Optional.of(own.place().of(key))
                : Optional.empty();
    }
}
