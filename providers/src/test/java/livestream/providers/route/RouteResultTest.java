package livestream.providers.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import livestream.engine.ResourceGraph;
import livestream.providers.routing.ObjectIndex;
import livestream.schema.Diagnostics;
import livestream.schema.ManagedPolicies;
import livestream.schema.Value;
import org.junit.jupiter.api.Test;

/** Distributions that no file of ours describes. */
class RouteResultTest {
    private static final Value ORIGIN = Value.fields(
            "Id",
            "one",
            "DomainName",
            "one.example",
            "OriginPath",
            "/live",
            "CustomOriginConfig",
            Value.fields("OriginProtocolPolicy", "match-viewer"));
    private static final Value OTHER = Value.fields("Id", "two", "DomainName", "two.example", "OriginPath", "");

    private static Value.Fields config(Value.Fields behavior) {
        return Value.fields(
                "Aliases",
                Value.texts(List.of("*.tv.example")),
                "Origins",
                Value.items(List.of(ORIGIN, OTHER)),
                "DefaultCacheBehavior",
                Value.fields("TargetOriginId", "one").and(behavior));
    }

    private static RouteResult ask(Value.Fields config, String url, String... headers) {
        Diagnostics diagnostics = new Diagnostics();
        DistributionView view = new DistributionView(
                config,
                Value.text("d111111abcdef8.cloudfront.net"),
                Policies.of(ResourceGraph.empty()),
                ObjectIndex.none());
        ViewerRequest request =
                ViewerRequest.read("GET", url, List.of(headers), diagnostics).orElseThrow();
        return RouteResult.of(view, request, OriginResponse.read(200, List.of(), diagnostics), Instant.EPOCH);
    }

    private static List<String> inKey(RouteResult answer, CacheKey.Kind kind) {
        return answer.parts().stream()
                .filter(part ->
                        part.kind() == kind && part.inKey() && !part.value().isEmpty())
                .map(CacheKey.Part::value)
                .toList();
    }

    @Test
    void readsWhatABehaviorSaysItself() {
        Value.Fields values = Value.fields(
                "QueryString",
                true,
                "QueryStringCacheKeys",
                Value.texts(List.of("m", "start")),
                "Headers",
                Value.texts(List.of("Origin")),
                "Cookies",
                Value.fields("Forward", "whitelist", "WhitelistedNames", Value.texts(List.of("session"))));
        RouteResult answer = ask(
                config(Value.fields("ForwardedValues", values, "MinTTL", 6)),
                "http://a.tv.example/i.m3u8?x=1&m=2",
                "Cookie: session=s; other=o",
                "origin: https://www.example.com");
        assertThat(inKey(answer, CacheKey.Kind.QUERY)).containsExactly("m=2");
        assertThat(inKey(answer, CacheKey.Kind.COOKIE)).containsExactly("session=s");
        assertThat(inKey(answer, CacheKey.Kind.HEADER)).containsExactly("https://www.example.com");
        assertThat(answer.origins()).singleElement().satisfies(origin -> {
            assertThat(origin.url()).as("all are forwarded").isEqualTo("http://one.example/live/i.m3u8?x=1&m=2");
            assertThat(origin.host()).isEqualTo("one.example");
        });
        assertThat(answer.admission().others()).as("a wildcard alias names it").isEmpty();
        assertThat(answer.lifetime().seconds())
                .as("DefaultTTL is a day unless given")
                .contains(86_400L);
    }

    @Test
    void knowsAwsOwnPolicies() {
        RouteResult answer = ask(
                config(Value.fields(
                        "CachePolicyId",
                        ManagedPolicies.CACHE.id("Elemental-MediaPackage").orElseThrow())),
                "/i.m3u8?m=1&end=2&M=3",
                "Accept-Encoding: br, gzip;q=0.5");
        assertThat(inKey(answer, CacheKey.Kind.QUERY)).containsExactly("m=1", "end=2");
        assertThat(inKey(answer, CacheKey.Kind.HEADER)).containsExactly("gzip");
        assertThat(answer.unknown()).isEmpty();
    }

    @Test
    void warnsWhereAPolicySendsTheViewersHost() {
        RouteResult answer = ask(
                config(Value.fields(
                        "CachePolicyId",
                        ManagedPolicies.CACHE.id("UseOriginCacheControlHeaders").orElseThrow())),
                "https://a.tv.example/i.m3u8");
        assertThat(answer.origins().get(0).host()).startsWith("a.tv.example (a policy sends the viewer's");
    }

    @Test
    void saysWhichPolicyItDoesNotKnow() {
        RouteResult answer =
                ask(config(Value.fields("CachePolicyId", "0a1b", "ResponseHeadersPolicyId", "2c3d")), "/i.m3u8?m=1");
        assertThat(answer.unknown()).containsExactly("cache policy 0a1b");
        assertThat(answer.lifetime().seconds()).isEmpty();
        assertThat(answer.crossOrigin().rule()).contains("2c3d");
    }

    @Test
    void asksBothOriginsOfAGroup() {
        Value group = Value.fields(
                "Id",
                "both",
                "FailoverCriteria",
                Value.fields("StatusCodes", Value.items(List.of(Value.num(500), Value.num(404)))),
                "Members",
                Value.items(List.of(Value.fields("OriginId", "one"), Value.fields("OriginId", "two"))));
        Value.Fields config =
                config(Value.fields("TargetOriginId", "both")).with("OriginGroups", Value.items(List.of(group)));
        assertThat(ask(config, "/i.m3u8").origins())
                .extracting(OriginRequest::url, OriginRequest::when)
                .containsExactly(
                        tuple("https://one.example/live/i.m3u8", "asked first"),
                        tuple("https://two.example/i.m3u8", "asked when the first answers 500, 404, or not at all"));
    }
}
