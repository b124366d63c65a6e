package livestream.providers.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import livestream.engine.FieldDiff;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.providers.life.World;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.sweep.Thinning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where AWS takes one of several, each leads to each other: as a change of the file, and as what puts somebody else's change
 * back. What the update leaves is what AWS would have if it had been made so.
 */
@Tag("sweep")
@Tag("long")
class ExclusionsTest {
    private static final String OWN = "arn:aws:acm:us-east-1:123456789012:certificate/";
    private static final Map<String, Value.Fields> FRESH = new HashMap<>();
    private static final String POLICY = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    /** From one of these to the other. */
    record Pair(Address address, String what, Value.Fields from, Value.Fields to) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        Address distribution = Address.parse("cloudfront_distribution.main");
        choices().forEach((what, alternatives) -> addPairs(pairs, distribution, what, alternatives));
        addPairs(
                pairs,
                Address.parse("cloudfront_cache_policy.main"),
                "names in the cache key",
                List.of(
                        policy("none", "none", "none", List.of()),
                        policy("whitelist", "whitelist", "whitelist", List.of("a")),
                        policy("none", "all", "all", List.of()),
                        policy("whitelist", "allExcept", "allExcept", List.of("b"))));
        addPairs(
                pairs,
                Address.parse("cloudfront_response_headers_policy.main"),
                "protection from cross-site scripting",
                List.of(
                        protection(Value.fields("ModeBlock", true)),
                        protection(Value.fields("ReportUri", "https://report.example.com/")),
                        protection(Value.fields())));
        return Thinning.spread(pairs, 25, pairs.size());
    }

    private static void addPairs(List<Pair> pairs, Address address, String what, List<Value.Fields> alternatives) {
        for (int from = 0; from < alternatives.size(); from++) {
            for (int to = 0; to < alternatives.size(); to++) {
                if (from != to) {
                    String which = what + ", " + from + " to " + to;
                    pairs.add(new Pair(address, which, alternatives.get(from), alternatives.get(to)));
                }
            }
        }
    }

    private static Map<String, List<Value.Fields>> choices() {
        Map<String, List<Value.Fields>> choices = new LinkedHashMap<>();
        Value.Fields nothing = base();
        choices.put(
                "certificate",
                List.of(
                        nothing,
                        certificate(Value.fields("CloudFrontDefaultCertificate", true)),
                        certificate(own("ACMCertificateArn", OWN + "0a1b2c3d-1111-2222-3333-44445555666a")),
                        certificate(own("ACMCertificateArn", OWN + "0a1b2c3d-1111-2222-3333-44445555666b")),
                        certificate(own("IAMCertificateId", "ASCAEXAMPLE"))));
        choices.put(
                "settings of the cache",
                List.of(
                        behaviors(Value.fields("CachePolicyId", POLICY)),
                        behaviors(Value.fields("CachePolicyId", POLICY, "OriginRequestPolicyId", allViewer())),
                        behaviors(legacy("none")),
                        behaviors(legacy("all").with("DefaultTTL", Value.num(60)))));
        choices.put("kind of origin", List.of(origin(custom()), origin(bucket())));
        choices.put(
                "origin shield",
                List.of(
                        origin(custom()),
                        origin(custom().and(shield(Value.fields("Enabled", false)))),
                        origin(custom().and(
                                        shield(Value.fields("Enabled", true, "OriginShieldRegion", "us-west-2"))))));
        choices.put(
                "countries",
                List.of(
                        nothing,
                        countries(Value.fields("RestrictionType", "none")),
                        countries(Value.fields("RestrictionType", "whitelist", "Items", Value.texts(List.of("DE")))),
                        countries(Value.fields("RestrictionType", "blacklist", "Items", Value.texts(List.of("FR"))))));
        Value group = Value.items(List.of(new Value.Reference(EdgeKinds.GROUP, "Id")));
        choices.put(
                "key groups",
                List.of(
                        behaviors(cached(Value.fields("Enabled", false))),
                        behaviors(cached(Value.fields("Enabled", true, "Items", group)))));
        return choices;
    }

    /** The file leads there, and leads there again after others changed it back behind the file's back. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void leadsFromEachToEachOther(Pair pair) {
        try (World world = world()) {
            apply(world, pair.address(), pair.from());
            Value.Fields changed = apply(world, pair.address(), pair.to());
            assertThat(changed).isEqualTo(fresh(pair));

            ApplyResult theirs = world.applyUnrecorded(graph(pair.address(), pair.from()));
            assertThat(theirs.complete()).as(theirs.toString()).isTrue();
            Plan plan = world.plan(graph(pair.address(), pair.to()));
            assertThat(plan.changes())
                    .filteredOn(change -> change.address().equals(pair.address()))
                    .flatExtracting(Change::diffs)
                    .allMatch(diff -> diff.cause() == FieldDiff.Cause.DRIFT);
            assertThat(holds(apply(world, pair.address(), pair.to()), pair.to()))
                    .isTrue();
        }
    }

    /** With the certificates that a distribution may name. */
    private static World world() {
        World world = new World();
        world.seed(Path.of("src/test/resources/exclusions.json"));
        return world;
    }

    /** Whether all that is wanted is there; what nobody names is whoever's set it. */
    private static boolean holds(@Nullable Value live, Value wanted) {
        if (wanted instanceof Value.Fields fields) {
            return live instanceof Value.Fields there
                    && fields.fields().entrySet().stream()
                            .allMatch(member -> holds(there.get(member.getKey()), member.getValue()));
        } else if (wanted instanceof Value.Items items && !items.items().isEmpty()) {
            return live instanceof Value.Items there
                    && there.items().size() == items.items().size()
                    && IntStream.range(0, items.items().size())
                            .allMatch(i ->
                                    holds(there.items().get(i), items.items().get(i)));
        }
        return wanted.equals(live) || (live != null && !wanted.references().isEmpty());
    }

    /** What AWS has when it is made so at once. */
    private static Value.Fields fresh(Pair pair) {
        return FRESH.computeIfAbsent(pair.address() + " " + pair.to(), key -> {
            try (World world = world()) {
                return apply(world, pair.address(), pair.to());
            }
        });
    }

    private static ResourceGraph graph(Address address, Value.Fields inputs) {
        ResourceGraph.Builder graph = new ResourceGraph.Builder();
        EdgeKinds.all().forEach(graph::add);
        return graph.add(EdgeKinds.resource(address, inputs)).build();
    }

    /** What AWS has after an apply that left nothing to do. */
    private static Value.Fields apply(World world, Address address, Value.Fields inputs) {
        ResourceGraph desired = graph(address, inputs);
        ApplyResult result = world.apply(world.plan(desired));
        assertThat(result.complete()).as(result.toString()).isTrue();
        Plan again = world.plan(desired);
        assertThat(again.changes()).allMatch(change -> change instanceof Change.NoOp);
        return again.changes().stream()
                .filter(change -> change.address().equals(address))
                .map(change -> ((Change.NoOp) change).observed().properties())
                .findFirst()
                .orElseThrow();
    }

    private static Value.Fields base() {
        return behaviors(Value.fields("CachePolicyId", POLICY));
    }

    private static Value.Fields behaviors(Value.Fields cache) {
        Value.Fields behavior = Value.fields("TargetOriginId", "main", "ViewerProtocolPolicy", "redirect-to-https")
                .and(cache);
        return Value.fields(
                "Comment",
                "test",
                "Enabled",
                true,
                "Origins",
                Value.items(List.of(custom())),
                "DefaultCacheBehavior",
                behavior,
                "CacheBehaviors",
                Value.items(List.of(behavior.with("PathPattern", Value.text("a/*")))));
    }

    private static Value.Fields cached(Value.Fields trusted) {
        return Value.fields("CachePolicyId", POLICY, "TrustedKeyGroups", trusted);
    }

    private static Value.Fields legacy(String cookies) {
        return Value.fields(
                "ForwardedValues",
                Value.fields("QueryString", true, "Cookies", Value.fields("Forward", cookies)),
                "MinTTL",
                1);
    }

    private static String allViewer() {
        return "216adef6-5c7f-47e4-b989-5492eafa07d3";
    }

    private static Value.Fields certificate(Value.Fields certificate) {
        return base().with("ViewerCertificate", certificate);
    }

    private static Value.Fields own(String member, String id) {
        return Value.fields(member, id, "SSLSupportMethod", "sni-only", "MinimumProtocolVersion", "TLSv1.2_2021");
    }

    private static Value.Fields countries(Value.Fields restriction) {
        return base().with("Restrictions", Value.fields("GeoRestriction", restriction));
    }

    private static Value.Fields origin(Value.Fields origin) {
        return base().with("Origins", Value.items(List.of(origin)));
    }

    private static Value.Fields custom() {
        return Value.fields("Id", "main", "DomainName", "b.s3.us-west-2.amazonaws.com")
                .with(
                        "CustomOriginConfig",
                        Value.fields("HTTPPort", 80, "HTTPSPort", 443, "OriginProtocolPolicy", "https-only"));
    }

    private static Value.Fields bucket() {
        return Value.fields("Id", "main", "DomainName", "b.s3.us-west-2.amazonaws.com")
                .with("S3OriginConfig", Value.fields("OriginAccessIdentity", ""));
    }

    private static Value.Fields shield(Value.Fields shield) {
        return Value.fields("OriginShield", shield);
    }

    private static Value.Fields policy(String headers, String cookies, String queries, List<String> names) {
        return Value.fields(
                "Name",
                "main",
                "MinTTL",
                1,
                "ParametersInCacheKeyAndForwardedToOrigin",
                Value.fields(
                        "EnableAcceptEncodingGzip",
                        true,
                        "HeadersConfig",
                        part("Header", headers, "Headers", names),
                        "CookiesConfig",
                        part("Cookie", cookies, "Cookies", names),
                        "QueryStringsConfig",
                        part("QueryString", queries, "QueryStrings", names)));
    }

    private static Value.Fields part(String noun, String behavior, String list, List<String> names) {
        Value.Fields part = Value.fields(noun + "Behavior", behavior);
        return behavior.equals("none") || behavior.equals("all") ? part : part.with(list, Value.texts(names));
    }

    private static Value.Fields protection(Value.Fields how) {
        return Value.fields(
                "Name",
                "main",
                "SecurityHeadersConfig",
                Value.fields(
                        "XSSProtection",
                        Value.fields("Override", true, "Protection", true).and(how)));
    }
}
