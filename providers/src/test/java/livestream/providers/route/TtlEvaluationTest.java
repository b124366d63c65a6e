package livestream.providers.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import livestream.engine.ResourceGraph;
import livestream.providers.routing.ObjectIndex;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the developer guide, "Managing how long content stays in the cache", row by row. */
class TtlEvaluationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Optional<Long> kept(long min, long otherwise, long max, int status, @Nullable String headers) {
        Value.Fields behavior =
                Value.fields("MinTTL", min, "DefaultTTL", otherwise, "MaxTTL", max, "ForwardedValues", Value.fields());
        Value.Fields config = Value.fields(
                "DefaultCacheBehavior",
                behavior,
                "CustomErrorResponses",
                Value.items(List.of(
                        Value.fields("ErrorCode", 404, "ErrorCachingMinTTL", 1),
                        Value.fields("ErrorCode", 403, "ErrorCachingMinTTL", 1))));
        Diagnostics diagnostics = new Diagnostics();
        DistributionView view = new DistributionView(
                config,
                Value.text("d111111abcdef8.cloudfront.net"),
                Policies.of(ResourceGraph.empty()),
                ObjectIndex.none());
        ViewerRequest request =
                ViewerRequest.read("GET", "/index.m3u8", List.of(), diagnostics).orElseThrow();
        List<String> given = headers == null ? List.of() : List.of(headers.split("; "));
        return RouteResult.of(view, request, OriginResponse.read(status, given, diagnostics), NOW)
                .lifetime()
                .seconds();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 60 | 600 | 200 | Cache-Control: max-age=30            | 30  | what the origin says",
                "0 | 60 | 600 | 200 | Cache-Control: max-age=3000          | 600 | at most MaxTTL",
                "5 | 60 | 600 | 200 | Cache-Control: max-age=3             | 5   | at least MinTTL",
                "5 | 60 | 600 | 200 | Cache-Control: max-age=0             | 5   | also when it is nothing",
                "0 | 60 | 600 | 200 | Cache-Control: max-age=30, s-maxage=40 | 40 | s-maxage is for caches like this",
                "5 | 60 | 600 | 200 | Cache-Control: S-MaxAge=2            | 5   | directives have no case",
                "0 | 60 | 600 | 200 |                                      | 60  | nothing said: DefaultTTL",
                "9 | 9  | 600 | 200 | Cache-Control: public                | 9   | no age said: DefaultTTL",
                "0 | 60 | 600 | 200 | Cache-Control: no-store              | 0   | respected with MinTTL 0",
                "5 | 60 | 600 | 200 | Cache-Control: no-store              | 5   | overridden by MinTTL",
                "5 | 60 | 600 | 200 | Cache-Control: private, max-age=60   | 5   | private wins over an age",
                "0 | 60 | 600 | 200 | Cache-Control: no-cache              | 0   | asks again each time",
                "0 | 60 | 600 | 200 | Expires: Thu, 01 Jan 2026 00:00:30 GMT | 30 | until then",
                "0 | 60 | 600 | 200 | Expires: Thu, 01 Jan 2026 01:00:00 GMT | 600 | at most MaxTTL",
                "5 | 60 | 600 | 200 | Expires: 0                           | 5   | no date is past",
                "0 | 60 | 600 | 200 | Expires: Thu, 01 Jan 2026 01:00:00 GMT; Cache-Control: max-age=7 | 7 | max-age wins over Expires",
                "0 | 60 | 600 | 200 | Date: Thu, 01 Jan 2026 00:00:20 GMT; Expires: Thu, 01 Jan 2026 00:00:30 GMT | 10 | by the origin's clock",
                "0 | 0  | 0   | 200 | Cache-Control: max-age=30            | 0   | caching is off",
                "0 | 60 | 600 | 404 |                                      | 1   | the distribution's minimum for this error",
                "0 | 60 | 600 | 404 | Cache-Control: max-age=30            | 30  | the origin's when it is more",
                "0 | 60 | 600 | 503 |                                      | 10  | ten seconds unless it says",
                "0 | 60 | 600 | 403 |                                      | 0   | not kept without an age",
                "0 | 60 | 600 | 403 | Cache-Control: max-age=30            | 30  | kept with one",
            })
    void keepsAnAnswerAsLongAs(
            long min, long otherwise, long max, int status, @Nullable String headers, long seconds, String reason) {
        assertThat(kept(min, otherwise, max, status, headers)).as(reason).contains(seconds);
    }

    @ParameterizedTest
    @CsvSource({"416", "429"})
    void doesNotGuessWhatAwsDoesNotDocument(int status) {
        assertThat(kept(0, 60, 600, status, null)).isEmpty();
    }
}
