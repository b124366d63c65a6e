package livestream.providers.impact;

import static livestream.engine.Impact.Flag.ACCESS;
import static livestream.engine.Impact.Flag.COST;
import static livestream.engine.Impact.Flag.LATENCY;
import static livestream.engine.Impact.Level.CACHE_REFILL;
import static livestream.engine.Impact.Level.INTERRUPTION;
import static livestream.engine.Impact.Level.NONE;
import static livestream.engine.Impact.Level.URL_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import livestream.engine.Catalog;
import livestream.engine.Impact;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Observations;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What viewers notice of changes that no file leads to, or that a file cannot lead to alone: a line each. */
class ImpactTableTest {
    private static final String DISTRIBUTION = "cloudfront_distribution";
    private static final String HEADERS = "cloudfront_response_headers_policy";
    private static final String ENDPOINT = "mediapackage_origin_endpoint";
    private static final Catalog CATALOG =
            new AwsCatalog(AwsClients.simulated(URI.create("http://127.0.0.1:1")), () -> "us-west-2");

    private static final Value.Fields FROM_HLS = Value.fields("TargetOriginId", "hls", "Compress", true);
    private static final Value.Fields FROM_DASH = Value.fields("TargetOriginId", "dash", "Compress", true);
    private static final Value.Fields PLAIN_HLS = Value.fields("TargetOriginId", "hls", "Compress", false);

    private static Value.Fields on(String pattern, Value.Fields behavior) {
        return Value.fields("PathPattern", pattern).and(behavior);
    }

    private static Value.Fields behaviors(Value.Fields... behaviors) {
        return Value.fields("CacheBehaviors", Value.items(List.of(behaviors)));
    }

    private static Value.Fields origin(Object... members) {
        return Value.fields(
                "Origins", Value.items(List.of(Value.fields("Id", "hls").and(Value.fields(members)))));
    }

    private static Value.Fields header(String value) {
        return origin("CustomHeaders", Value.items(List.of(Value.fields("HeaderName", "Key", "HeaderValue", value))));
    }

    private static Value.Fields onDefault(Object... members) {
        return Value.fields("DefaultCacheBehavior", Value.fields(members));
    }

    private static Value.Fields geo(String type, String... countries) {
        return Value.fields(
                "Restrictions",
                Value.fields(
                        "GeoRestriction",
                        Value.fields("RestrictionType", type, "Items", Value.texts(List.of(countries)))));
    }

    private static Value.Fields tls(String version) {
        return Value.fields("ViewerCertificate", Value.fields("MinimumProtocolVersion", version));
    }

    private static Value.Fields keyGroups(boolean enabled, String... groups) {
        return onDefault("TrustedKeyGroups", Value.fields("Enabled", enabled, "Items", Value.texts(List.of(groups))));
    }

    private static Value.Fields list(String name, String... items) {
        return Value.fields(name, Value.texts(List.of(items)));
    }

    private static Value.Fields cors(String name, String... items) {
        return Value.fields("CorsConfig", list("AccessControl" + name, items));
    }

    private static Arguments row(
            String what,
            String kind,
            Value.Fields before,
            Value.Fields after,
            Impact.Level level,
            Impact.Flag... flags) {
        return Arguments.of(what, kind, before, after, level, Set.of(flags));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("alias added", DISTRIBUTION, list("Aliases", "a"), list("Aliases", "a", "b"), NONE),
                row("alias removed", DISTRIBUTION, list("Aliases", "a", "b"), list("Aliases", "a"), URL_CHANGE),
                row("alias renamed", DISTRIBUTION, list("Aliases", "a"), list("Aliases", "b"), URL_CHANGE),
                row(
                        "certificate",
                        DISTRIBUTION,
                        Value.fields("ViewerCertificate", Value.fields("ACMCertificateArn", "arn:1")),
                        Value.fields("ViewerCertificate", Value.fields("ACMCertificateArn", "arn:2")),
                        NONE),
                row("TLS floor up", DISTRIBUTION, tls("TLSv1.1_2016"), tls("TLSv1.2_2021"), INTERRUPTION, ACCESS),
                row("TLS floor down", DISTRIBUTION, tls("TLSv1.2_2021"), tls("TLSv1"), NONE),
                row(
                        "price class",
                        DISTRIBUTION,
                        Value.fields("PriceClass", "PriceClass_All"),
                        Value.fields("PriceClass", "PriceClass_100"),
                        NONE,
                        COST,
                        LATENCY),
                row(
                        "logging",
                        DISTRIBUTION,
                        Value.fields("Logging", Value.fields("Enabled", false)),
                        Value.fields("Logging", Value.fields("Enabled", true)),
                        NONE),
                row(
                        "realtime logs",
                        DISTRIBUTION,
                        onDefault("RealtimeLogConfigArn", ""),
                        onDefault("RealtimeLogConfigArn", "arn"),
                        NONE),
                row(
                        "web ACL on",
                        DISTRIBUTION,
                        Value.fields("WebACLId", ""),
                        Value.fields("WebACLId", "acl"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "web ACL off",
                        DISTRIBUTION,
                        Value.fields("WebACLId", "acl"),
                        Value.fields("WebACLId", ""),
                        NONE,
                        ACCESS),
                row("geo at first", DISTRIBUTION, geo("none"), geo("whitelist", "AT"), INTERRUPTION, ACCESS),
                row(
                        "geo: fewer may",
                        DISTRIBUTION,
                        geo("whitelist", "AT", "DE"),
                        geo("whitelist", "AT"),
                        INTERRUPTION,
                        ACCESS),
                row("geo: more may", DISTRIBUTION, geo("whitelist", "AT"), geo("whitelist", "AT", "DE"), NONE, ACCESS),
                row(
                        "geo: fewer may not",
                        DISTRIBUTION,
                        geo("blacklist", "AT", "DE"),
                        geo("blacklist", "AT"),
                        NONE,
                        ACCESS),
                row(
                        "geo: more may not",
                        DISTRIBUTION,
                        geo("blacklist", "AT"),
                        geo("blacklist", "AT", "DE"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "geo: others may",
                        DISTRIBUTION,
                        geo("whitelist", "AT"),
                        geo("whitelist", "DE"),
                        INTERRUPTION,
                        ACCESS),
                row("geo: all but others", DISTRIBUTION, geo("whitelist", "AT"), geo("blacklist", "DE"), NONE, ACCESS),
                row(
                        "geo: all but some of them",
                        DISTRIBUTION,
                        geo("whitelist", "AT"),
                        geo("blacklist", "AT"),
                        INTERRUPTION,
                        ACCESS),
                row("geo off", DISTRIBUTION, geo("blacklist", "AT"), geo("none"), NONE, ACCESS),
                row("signed URLs on", DISTRIBUTION, keyGroups(false), keyGroups(true, "a"), INTERRUPTION, ACCESS),
                row("signed URLs off", DISTRIBUTION, keyGroups(true, "a"), keyGroups(false), NONE, ACCESS),
                row("key group added", DISTRIBUTION, keyGroups(true, "a"), keyGroups(true, "a", "b"), NONE, ACCESS),
                row(
                        "key group removed",
                        DISTRIBUTION,
                        keyGroups(true, "a", "b"),
                        keyGroups(true, "a"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "https only",
                        DISTRIBUTION,
                        onDefault("ViewerProtocolPolicy", "redirect-to-https"),
                        onDefault("ViewerProtocolPolicy", "https-only"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "http redirected again",
                        DISTRIBUTION,
                        onDefault("ViewerProtocolPolicy", "https-only"),
                        onDefault("ViewerProtocolPolicy", "redirect-to-https"),
                        NONE),
                row(
                        "behavior that meets no other",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("*.mpd", FROM_DASH), on("*.m3u8", FROM_HLS)),
                        NONE),
                row(
                        "behavior that takes URLs from another origin",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("a/*", FROM_DASH), on("*.m3u8", FROM_HLS)),
                        URL_CHANGE),
                row(
                        "behavior that takes URLs and answers differently",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("a/*", PLAIN_HLS), on("*.m3u8", FROM_HLS)),
                        INTERRUPTION),
                row(
                        "behavior that takes URLs and answers the same",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("a/*", FROM_HLS), on("*.m3u8", FROM_HLS)),
                        NONE),
                row(
                        "behavior behind the one that it meets",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("*.m3u8", FROM_HLS), on("a/*", FROM_DASH)),
                        NONE),
                row(
                        "behavior whose URLs are all taken before it",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS), on("*", FROM_HLS)),
                        behaviors(on("*.m3u8", FROM_HLS), on("a*.m3u8", FROM_DASH), on("*", FROM_HLS)),
                        NONE),
                row(
                        "order of disjoint behaviors",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS), on("*.mpd", FROM_DASH)),
                        behaviors(on("*.mpd", FROM_DASH), on("*.m3u8", FROM_HLS)),
                        NONE),
                row(
                        "order of behaviors that meet",
                        DISTRIBUTION,
                        behaviors(on("a/*", FROM_HLS), on("*.mpd", FROM_DASH)),
                        behaviors(on("*.mpd", FROM_DASH), on("a/*", FROM_HLS)),
                        INTERRUPTION),
                row(
                        "order of behaviors that answer the same",
                        DISTRIBUTION,
                        behaviors(on("a/*", FROM_HLS), on("*.ts", FROM_HLS)),
                        behaviors(on("*.ts", FROM_HLS), on("a/*", FROM_HLS)),
                        NONE),
                row(
                        "behavior for the folder of a new MediaPackage endpoint",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS)),
                        behaviors(on("out/v1/" + "0a".repeat(16) + "/*", FROM_DASH), on("*.m3u8", FROM_HLS)),
                        NONE),
                row(
                        "behavior gone",
                        DISTRIBUTION,
                        behaviors(on("*.m3u8", FROM_HLS), on("*.mpd", FROM_DASH)),
                        behaviors(on("*.m3u8", FROM_HLS)),
                        URL_CHANGE),
                row("origin header changed", DISTRIBUTION, header("1"), header("2"), INTERRUPTION),
                row(
                        "compression",
                        DISTRIBUTION,
                        behaviors(on("*.ts", FROM_HLS)),
                        behaviors(on("*.ts", PLAIN_HLS)),
                        CACHE_REFILL),
                row(
                        "origin request policy",
                        DISTRIBUTION,
                        onDefault("OriginRequestPolicyId", "a"),
                        onDefault("OriginRequestPolicyId", "b"),
                        INTERRUPTION),
                row(
                        "function detached",
                        DISTRIBUTION,
                        onDefault(
                                "FunctionAssociations",
                                Value.items(
                                        List.of(Value.fields("FunctionARN", "arn", "EventType", "viewer-request")))),
                        onDefault("FunctionAssociations", Value.items(List.of())),
                        URL_CHANGE),
                row(
                        "origin timeouts and attempts",
                        DISTRIBUTION,
                        origin("ConnectionAttempts", 2, "CustomOriginConfig", Value.fields("OriginReadTimeout", 5)),
                        origin("ConnectionAttempts", 3, "CustomOriginConfig", Value.fields("OriginReadTimeout", 9)),
                        NONE),
                row(
                        "origin by another protocol",
                        DISTRIBUTION,
                        origin("CustomOriginConfig", Value.fields("OriginProtocolPolicy", "http-only")),
                        origin("CustomOriginConfig", Value.fields("OriginProtocolPolicy", "https-only")),
                        INTERRUPTION),
                row(
                        "Origin Shield on",
                        DISTRIBUTION,
                        origin("OriginShield", Value.fields("Enabled", false)),
                        origin("OriginShield", Value.fields("Enabled", true)),
                        CACHE_REFILL,
                        COST),
                row(
                        "origin access control on",
                        DISTRIBUTION,
                        origin("OriginAccessControlId", ""),
                        origin("OriginAccessControlId", "E1"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "what no table speaks of",
                        DISTRIBUTION,
                        Value.fields("DefaultRootObject", "a"),
                        Value.fields("DefaultRootObject", "b"),
                        INTERRUPTION),
                row(
                        "CORS origins fewer",
                        HEADERS,
                        cors("AllowOrigins", "a", "b"),
                        cors("AllowOrigins", "a"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "CORS origins more",
                        HEADERS,
                        cors("AllowOrigins", "a"),
                        cors("AllowOrigins", "a", "b"),
                        NONE,
                        ACCESS),
                row("CORS origins all", HEADERS, cors("AllowOrigins", "a"), cors("AllowOrigins", "*"), NONE, ACCESS),
                row(
                        "CORS origins no longer all",
                        HEADERS,
                        cors("AllowOrigins", "*"),
                        cors("AllowOrigins", "a"),
                        INTERRUPTION,
                        ACCESS),
                row(
                        "CORS methods all",
                        HEADERS,
                        cors("AllowMethods", "GET"),
                        cors("AllowMethods", "ALL"),
                        NONE,
                        ACCESS),
                row("manifest added to CMAF", ENDPOINT, cmaf("a"), cmaf("a", "b"), NONE),
                row("manifest removed from CMAF", ENDPOINT, cmaf("a", "b"), cmaf("a"), URL_CHANGE),
                row("another CDN secret", ENDPOINT, secret("arn:1"), secret("arn:2"), INTERRUPTION, ACCESS));
    }

    private static Value.Fields cmaf(String... manifests) {
        List<Value> all = Stream.of(manifests)
                .<Value>map(id -> Value.fields("Id", id, "ManifestName", id))
                .toList();
        return Value.fields("CmafPackage", Value.fields("HlsManifests", Value.items(all)));
    }

    private static Value.Fields secret(String arn) {
        return Value.fields("Authorization", Value.fields("CdnIdentifierSecret", arn));
    }

    private static Plan plan(String kind, Value.Fields before, Value.@Nullable Fields after) {
        Address address = new Address(kind, "main");
        ResourceGraph.Builder graph = new ResourceGraph.Builder();
        if (after != null) {
            graph.add(Resource.of(address, after, new Span("livestream.yaml", 1, 1, 1)));
        }
        Present present = new Present("id", before, Value.fields(), new Readiness.Ready());
        State state = State.fresh("lineage")
                .with(new ResourceState(address, "id", before, Value.fields(), new TreeSet<>(), new TreeMap<>()));
        return Planner.plan(
                graph.build(),
                state.withOutputs(new TreeMap<>(Map.of("news/hls", Value.text("https://example.com")))),
                new Observations(Map.of(address, present)),
                CATALOG);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void viewersNotice(
            String what,
            String kind,
            Value.Fields before,
            Value.Fields after,
            Impact.Level level,
            Set<Impact.Flag> flags) {
        Impact impact = plan(kind, before, after).changes().get(0).impact();
        assertThat(impact.level()).as(what + ": " + impact).isEqualTo(level);
        assertThat(impact.flags()).as(what).isEqualTo(flags);
    }

    @Test
    void viewersLoseTheirUrlsWithWhatServesThem() {
        for (String kind : List.of(DISTRIBUTION, ENDPOINT, "mediapackage_channel")) {
            Plan plan = plan(kind, Value.fields("Id", "x"), null);
            assertThat(plan.changes().get(0).impact().level()).as(kind).isEqualTo(URL_CHANGE);
        }
    }

    @Test
    void viewersDoNotNoticeThatAPolicyGoesWhichNothingUses() {
        for (String kind : List.of(HEADERS, "cloudfront_cache_policy", "iam_role", "secretsmanager_secret")) {
            Plan plan = plan(kind, Value.fields("Name", "x"), null);
            assertThat(plan.changes().get(0).impact().level()).as(kind).isEqualTo(NONE);
        }
    }
}
