package livestream.providers.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** One answer for many endpoints is the answer that each of them would get alone. */
class CollisionCheckTest {

    /** An endpoint's objects, and whether the default behaviour serves them. */
    record Asked(RoutedEndpoint endpoint, Route.Kind kind, boolean originPathSet, boolean atDefault) {}

    @Property(tries = 400)
    void answersAsAutomataOfWholePathsDo(
            @ForAll("routes") List<Route> routes, @ForAll("asked") List<Asked> asked, @ForAll("welcome") int mask) {
        CollisionCheck together = new CollisionCheck();
        for (Asked each : asked) {
            ObjectPathSet objects =
                    ObjectLanguage.of(each.endpoint(), each.originPathSet()).get(each.kind());
            if (objects == null) {
                continue;
            }
            Predicate<Route> welcome = route -> (mask >> routes.indexOf(route) & 1) == 1;
            Optional<Collision> found = together.collision(each.endpoint(), objects, routes, welcome, each.atDefault());
            Statistics.label("collides").collect(found.isPresent());
            assertThat(found).isEqualTo(naively(each, objects.language(), routes, welcome));
        }
    }

    @Test
    void answersForAThousandChannelsAtOnce() {
        List<Route> routes = List.of(
                route("*.m3u8", "ch0000/hls", Route.Kind.MANIFEST), route("*.ts", "ch0000/hls", Route.Kind.SEGMENT));
        CollisionCheck collisionCheck = new CollisionCheck();
        for (int i = 0; i < 1000; i++) {
            RoutedEndpoint endpoint = RouterTest.shared("ch%04d".formatted(i));
            ObjectPathSet objects = ObjectLanguage.of(endpoint, false).get(Route.Kind.MANIFEST);
            assertThat(collisionCheck.collision(endpoint, objects, routes, any -> true, false))
                    .isEmpty();
        }
        assertThat(collisionCheck.answered()).isEqualTo(1);
    }

    private static Optional<Collision> naively(
            Asked asked, Automaton objects, List<Route> routes, Predicate<Route> welcome) {
        Automaton rest = objects;
        for (Route route : routes) {
            Automaton hit = rest.intersection(route.pattern().language());
            if (!hit.isEmpty() && !welcome.test(route)) {
                Route own = routes.stream()
                        .filter(other ->
                                other.endpoint().equals(asked.endpoint().name()))
                        .filter(other ->
                                !other.pattern().language().intersection(hit).isEmpty())
                        .findFirst()
                        .orElse(null);
                return Optional.of(new Collision(asked.endpoint(), route, own, "/" + hit.getShortestExample(true)));
            }
            rest = rest.minus(route.pattern().language());
        }
        return rest.isEmpty() || asked.atDefault()
                ? Optional.empty()
                : Optional.of(new Collision(asked.endpoint(), null, null, "/" + rest.getShortestExample(true)));
    }

    private static Route route(String pattern, String endpoint, Route.Kind kind) {
        return new Route(new PathPattern(Value.text(pattern)), endpoint, kind);
    }

    @Provide
    Arbitrary<List<Route>> routes() {
        Arbitrary<String> folders = Arbitraries.of("", "", "*", "a/", "a*", "out/v1/(news/hls id)/", "out/*/");
        Arbitrary<String> names =
                Arbitraries.of("*.m3u8", "*.ts", "*.mp4", "*.mpd", "*", "index*", "*.ism/*", "?ndex*");
        return Combinators.combine(
                        folders,
                        names,
                        Arbitraries.of("news/hls", "news/cmaf", "arena/dash", "arena/mss"),
                        Arbitraries.of(Route.Kind.values()))
                .as((folder, name, endpoint, kind) -> route(folder + name, endpoint, kind))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        return Combinators.combine(
                        RouterTest.anyEndpoint(),
                        Arbitraries.of(Route.Kind.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Asked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> welcome() {
        return Arbitraries.integers().between(0, 63);
    }
}
