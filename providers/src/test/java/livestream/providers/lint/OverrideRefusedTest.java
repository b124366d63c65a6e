package livestream.providers.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import livestream.providers.life.World;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value of an override that the rule finds is one that the simulator refuses, and the last one that fits is neither. */
class OverrideRefusedTest {
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            channels:
              arena: { mediapackage: { endpoints: [hls, dash] } }
              posters: { s3: { formats: [hls] } }
            overrides:
            """;

    static List<String> refused() {
        return List.of(
                "origins: { arena/hls: { ConnectionAttempts: 4 } }",
                "origins: { arena/hls: { ConnectionTimeout: 11 } }",
                "origins: { arena/hls: { CustomOriginConfig: { OriginReadTimeout: 121 } } }",
                "origins: { arena/hls: { CustomOriginConfig: { OriginKeepaliveTimeout: 121 } } }",
                "origins: { posters: { OriginPath: live } }",
                "origins: { posters: { CustomHeaders: " + headers(11) + " } }",
                "behaviors: { default: { FunctionAssociations:"
                        + " [{ EventType: origin-request, FunctionARN: 'arn:aws:cloudfront::123456789012:function/f' }] } }",
                "behaviors: { default: { LambdaFunctionAssociations:"
                        + " [{ EventType: origin-request, LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f' }] } }",
                "behaviors: { default: { TrustedKeyGroups: { Enabled: true, Items: [a, b, c, d, e] } } }",
                "distribution: { Comment: " + "x".repeat(129) + " }",
                "distribution: { DefaultRootObject: " + "x".repeat(256) + " }",
                "distribution: { OriginGroups: " + groups(11) + " }",
                "distribution: { CustomErrorResponses: [{ ErrorCode: 418, ErrorCachingMinTTL: 1 }] }",
                "distribution: { CustomErrorResponses:"
                        + " [{ ErrorCode: 404, ErrorCachingMinTTL: 1, ResponsePagePath: /off-air.html, ResponseCode: '418' }] }",
                "distribution: { Restrictions: { GeoRestriction: { RestrictionType: whitelist, Items: [XX] } } }",
                "cachePolicies: { segment: { Comment: " + "x".repeat(129) + " } }",
                "cachePolicies: { segment: { ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig:"
                        + " { HeaderBehavior: whitelist, Headers: " + names(11) + " } } } }",
                "cachePolicies: { segment: { ParametersInCacheKeyAndForwardedToOrigin: { CookiesConfig:"
                        + " { CookieBehavior: whitelist, Cookies: " + names(11) + " } } } }",
                "responseHeadersPolicies: { cors: { ServerTimingHeadersConfig: { SamplingRate: 101 } } }",
                "responseHeadersPolicies: { cors: { RemoveHeadersConfig: " + removed(11) + " } }",
                "responseHeadersPolicies: { cors: { SecurityHeadersConfig: { ContentSecurityPolicy:"
                        + " { Override: true, ContentSecurityPolicy: " + "x".repeat(1784) + " } } } }",
                "endpoints: { arena/hls: { StartoverWindowSeconds: 1209601 } }",
                "endpoints: { arena/hls: { TimeDelaySeconds: 4 } }",
                "endpoints: { arena/hls: { Whitelist: [203.0.113.0] } }",
                "endpoints: { arena/hls: { HlsPackage: { PlaylistWindowSeconds: 301 } } }",
                "endpoints: { arena/hls: { HlsPackage: { SegmentDurationSeconds: 0 } } }",
                "endpoints: { arena/dash: { DashPackage: { ManifestWindowSeconds: 301 } } }");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsFoundIsRefused(String override) {
        try (World world = new World()) {
            String file = FILE + "  " + override + "\n";
            assertThat(found(world, file)).contains("override-refused");
            world.write(file);
            assertThat(world.apply().failures()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origins: { arena/hls: { ConnectionAttempts: 3, ConnectionTimeout: 10 } }",
                "origins: { arena/hls: { CustomOriginConfig: { OriginReadTimeout: 120, OriginKeepaliveTimeout: 120 } } }",
                "origins: { posters: { OriginPath: /live } }",
                "distribution: { CustomErrorResponses: [{ ErrorCode: 404, ErrorCachingMinTTL: 1 }] }",
                "endpoints: { arena/hls: { StartoverWindowSeconds: 1209600, TimeDelaySeconds: 5, Whitelist: [203.0.113.0/24] } }",
                "endpoints: { arena/hls: { HlsPackage: { PlaylistWindowSeconds: 300, SegmentDurationSeconds: 1 } } }"
            })
    void whatFitsIsTaken(String override) {
        try (World world = new World()) {
            String file = FILE + "  " + override + "\n";
            assertThat(found(world, file)).doesNotContain("override-refused");
            world.write(file);
            assertThat(world.apply().failures()).isEmpty();
        }
    }

    private static List<String> found(World world, String file) {
        return world.lint(file, Rules.BOOK).all().stream().map(Diagnostic::code).toList();
    }

    private static String names(int count) {
        return list(count, "X-%02d");
    }

    private static String headers(int count) {
        return list(count, "{ HeaderName: X-%02d, HeaderValue: a }");
    }

    private static String removed(int count) {
        return list(count, "{ Header: X-%02d }");
    }

    private static String groups(int count) {
        return list(
                count,
                "{ Id: g%02d, Members: [{ OriginId: arena/hls }, { OriginId: arena/dash }],"
                        + " FailoverCriteria: { StatusCodes: [500] } }");
    }

    private static String list(int count, String item) {
        return IntStream.rangeClosed(1, count).mapToObj(item::formatted).collect(Collectors.joining(", ", "[", "]"));
    }
}
