package livestream.providers.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A collision is told with a URL that proves it, and the URL does. */
class CollisionWitnessTest {
    private static final Pattern BOTH = Pattern.compile("`([^`]+)` of `[^`]+` and `([^`]+)` of `[^`]+` both match .*");
    private static final Pattern TAKES = Pattern.compile("`([^`]+)` of `[^`]+` takes `([^`]+)`, which is for .*");
    private static final Pattern NONE = Pattern.compile("No path pattern of `([^`]+)` matches its object .*");

    @Property(tries = 300)
    void theWitnessMatchesWhatTheFindingNames(@ForAll("forced") List<RoutedEndpoint> endpoints) {
        Diagnostics diagnostics = new Diagnostics();
        Routing routing = Router.decide(endpoints, List.of(), List.of(), null, 75, diagnostics);
        Statistics.label("collides").collect(diagnostics.hasErrors());
        for (Diagnostic found : diagnostics.all()) {
            String witness = found.also().get(0).text();
            Matcher both = BOTH.matcher(found.message());
            Matcher takes = TAKES.matcher(found.message());
            Matcher none = NONE.matcher(found.message());
            if (both.matches()) {
                assertThat(DirectMatcher.matches(both.group(1), witness))
                        .as(found.message())
                        .isTrue();
                assertThat(DirectMatcher.matches(both.group(2), witness))
                        .as(found.message())
                        .isTrue();
            } else if (takes.matches()) {
                assertThat(takes.group(2)).isEqualTo(witness);
                assertThat(DirectMatcher.matches(takes.group(1), witness))
                        .as(found.message())
                        .isTrue();
            } else {
                assertThat(none.matches()).as(found.message()).isTrue();
                assertThat(routing.routes())
                        .noneMatch(
                                route -> DirectMatcher.matches(route.pattern().toString(), witness));
            }
        }
    }

    @Provide
    Arbitrary<List<RoutedEndpoint>> forced() {
        Arbitrary<RoutingMode> forms = Arbitraries.of(RoutingMode.LITERAL, RoutingMode.NAME, RoutingMode.PATH);
        return Combinators.combine(
                        Arbitraries.of("news", "news-2", "arena"),
                        Arbitraries.of(Format.values()),
                        forms,
                        Arbitraries.of("index", "news", "news-2", "live"),
                        Arbitraries.of(true, false))
                .as(CollisionWitnessTest::endpoint)
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .uniqueElements(RoutedEndpoint::name);
    }

    private static RoutedEndpoint endpoint(
            String channel, Format format, RoutingMode form, String manifest, boolean timeShift) {
        String name = channel + "/" + format.word();
        Value id = new Value.Reference(new Address("mediapackage_origin_endpoint", name), "Id");
        return new RoutedEndpoint(
                name,
                format,
                name,
                "host",
                false,
                Value.template(Value.text("out/v1/"), id),
                manifest,
                format == Format.CMAF ? manifest : null,
                timeShift,
                form,
                null,
                null,
                Span.startOf("livestream.yaml"));
    }
}
