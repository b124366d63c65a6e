package livestream.providers.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.plan.Change;
import livestream.providers.life.World;
import livestream.schema.Address;
import livestream.schema.Value;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;

/** What a distribution had and is no longer wanted is cleared, and AWS accepts the update that clears it. */
class ClearingTest {
    private static final Address DISTRIBUTION = Address.parse("cloudfront_distribution.main");
    private static final Value.Fields CERTIFICATE = Value.fields(
            "ACMCertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/a",
            "SSLSupportMethod", "sni-only",
            "MinimumProtocolVersion", "TLSv1.2_2021");

    @TempDir
    private Path directory;

    static Stream<Arguments> cleared() {
        return Stream.of(
                arguments(
                        "aliases and certificate",
                        Value.fields(
                                "Aliases", Value.texts(List.of("a.example.com")), "ViewerCertificate", CERTIFICATE),
                        Value.fields()),
                arguments(
                        "aliases, the certificate stays",
                        Value.fields(
                                "Aliases", Value.texts(List.of("a.example.com")), "ViewerCertificate", CERTIFICATE),
                        Value.fields("ViewerCertificate", CERTIFICATE)),
                arguments(
                        "one certificate for another",
                        Value.fields("ViewerCertificate", CERTIFICATE),
                        Value.fields(
                                "ViewerCertificate",
                                CERTIFICATE.with(
                                        "ACMCertificateArn",
                                        Value.text("arn:aws:acm:us-east-1:123456789012:certificate/b")))),
                arguments(
                        "logging",
                        Value.fields(
                                "Logging",
                                Value.fields(
                                        "Enabled", true, "Bucket", "news-logs.s3.amazonaws.com", "Prefix", "live/")),
                        Value.fields()),
                arguments("countries", Value.fields("Restrictions", countries()), Value.fields()),
                arguments("web ACL", Value.fields("WebACLId", "11111111-2222-4333-8444-555555555555"), Value.fields()),
                arguments(
                        "what viewers get at all",
                        Value.fields(
                                "PriceClass",
                                "PriceClass_100",
                                "HttpVersion",
                                "http2and3",
                                "DefaultRootObject",
                                "index.html",
                                "IsIPV6Enabled",
                                true,
                                "CustomErrorResponses",
                                Value.items(List.of(Value.fields("ErrorCode", 404, "ErrorCachingMinTTL", 1)))),
                        Value.fields()),
                arguments("key groups and function", Value.fields("DefaultCacheBehavior", guarded()), Value.fields()),
                arguments(
                        "other behaviors",
                        Value.fields(
                                "CacheBehaviors",
                                Value.items(List.of(guarded().with("PathPattern", Value.text("a/*"))))),
                        Value.fields()),
                arguments(
                        "access control",
                        Value.fields("Origins", origins(bucket().with("OriginAccessControlId", access()))),
                        Value.fields("Origins", origins(bucket()))),
                arguments(
                        "shield, timeouts and headers",
                        Value.fields("Origins", origins(custom().and(shield()).with("CustomOriginConfig", slow()))),
                        Value.fields("Origins", origins(custom()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cleared")
    void clears(String what, Value.Fields had, Value.Fields has) throws IOException {
        try (World world = new World()) {
            begin(world);
            Value.Fields before = apply(world, bare().and(had));
            Value.Fields after = apply(world, bare().and(has));
            assertThat(after).as(what).isNotEqualTo(before);
            Value.Fields fresh;
            try (World other = new World()) {
                begin(other);
                fresh = apply(other, bare().and(has));
            }
            assertThat(after).as(what).isEqualTo(fresh);
        }
    }

    /** What a distribution may refer to and no kind of resource makes. */
    private void begin(World world) throws IOException {
        String certificate =
                "{\"CertificateArn\": \"arn:aws:acm:us-east-1:123456789012:certificate/%s\", \"DomainName\": \"a.example.com\"}";
        String seed = "[{\"webAcls\": [\"11111111-2222-4333-8444-555555555555\"], \"certificates\": ["
                + certificate.formatted("a") + "," + certificate.formatted("b") + "]}]";
        world.seed(Files.writeString(directory.resolve("seed.json"), seed));
        makeLogBucket(world);
    }

    private static void makeLogBucket(World world) {
        world.clients().s3("us-east-1").createBucket(bucket -> bucket.bucket("news-logs")
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED));
    }

    /** What AWS has after an apply that left nothing to do. */
    private static Value.Fields apply(World world, Value.Fields inputs) {
        ResourceGraph.Builder graph = new ResourceGraph.Builder();
        EdgeKinds.all().forEach(graph::add);
        ResourceGraph desired =
                graph.add(EdgeKinds.resource(DISTRIBUTION, inputs)).build();
        ApplyResult result = world.apply(world.plan(desired));
        assertThat(result.complete()).as(result.toString()).isTrue();
        assertThat(world.plan(desired).changes()).allMatch(change -> change instanceof Change.NoOp);
        return world.plan(desired).changes().stream()
                .filter(change -> change.address().equals(DISTRIBUTION))
                .map(change -> ((Change.NoOp) change).observed().properties())
                .findFirst()
                .orElseThrow();
    }

    private static Value.Fields bare() {
        return Value.fields(
                "Comment", "test", "Enabled", true, "Origins", origins(custom()), "DefaultCacheBehavior", behavior());
    }

    private static Value.Fields behavior() {
        return Value.fields(
                "TargetOriginId", "main",
                "ViewerProtocolPolicy", "redirect-to-https",
                "CachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6");
    }

    private static Value.Fields guarded() {
        Value.Fields function = Value.fields(
                "EventType", "viewer-request", "FunctionARN", new Value.Reference(EdgeKinds.FUNCTION, "Arn"));
        Value group = new Value.Reference(EdgeKinds.GROUP, "Id");
        return behavior()
                .with("FunctionAssociations", Value.items(List.of(function)))
                .with("TrustedKeyGroups", Value.fields("Enabled", true, "Items", Value.items(List.of(group))));
    }

    private static Value.Fields countries() {
        return Value.fields(
                "GeoRestriction",
                Value.fields("RestrictionType", "whitelist", "Items", Value.texts(List.of("DE", "FR"))));
    }

    private static Value.Items origins(Value.Fields origin) {
        return Value.items(List.of(origin));
    }

    private static Value.Fields custom() {
        return Value.fields(
                "Id",
                "main",
                "DomainName",
                "origin.example.com",
                "CustomOriginConfig",
                Value.fields("HTTPPort", 80, "HTTPSPort", 443, "OriginProtocolPolicy", "https-only"));
    }

    private static Value.Fields slow() {
        return Value.fields(
                "HTTPPort",
                80,
                "HTTPSPort",
                443,
                "OriginProtocolPolicy",
                "https-only",
                "OriginReadTimeout",
                60,
                "OriginKeepaliveTimeout",
                60,
                "OriginSslProtocols",
                Value.texts(List.of("TLSv1.2")));
    }

    private static Value.Fields shield() {
        Value header = Value.fields("HeaderName", "X-Key", "HeaderValue", Value.Secret.of("test", "canary"));
        return Value.fields(
                "OriginShield",
                Value.fields("Enabled", true, "OriginShieldRegion", "us-west-2"),
                "CustomHeaders",
                Value.items(List.of(header)));
    }

    private static Value.Fields bucket() {
        return Value.fields(
                "Id",
                "main",
                "DomainName",
                "b.s3.us-west-2.amazonaws.com",
                "S3OriginConfig",
                Value.fields("OriginAccessIdentity", ""));
    }

    private static Value access() {
        return new Value.Reference(EdgeKinds.ACCESS, "Id");
    }
}
