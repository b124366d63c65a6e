package livestream.providers.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static final Span HERE = Span.startOf("livestream.yaml");

    private static RoutedEndpoint endpoint(
            String channel, Format format, RoutingMode wanted, @Nullable RoutingMode serving, boolean timeShift) {
        String name = channel + "/" + format.word();
        Value id = new Value.Reference(new Address("mediapackage_origin_endpoint", name), "Id");
        String own = channel + "-" + format.word();
        return new RoutedEndpoint(
                name,
                format,
                name,
                "host",
                false,
                Value.template(Value.text("out/v1/"), id),
                wanted == RoutingMode.NAME ? own : "index",
                format == Format.CMAF ? own : null,
                timeShift,
                wanted,
                serving,
                null,
                HERE);
    }

    /** An endpoint of a channel whose patterns are those of all. */
    static RoutedEndpoint shared(String channel) {
        return endpoint(channel, Format.HLS, RoutingMode.SHARED, null, false);
    }

    private static List<RoutedEndpoint> endpoints(RoutingMode wanted, String... formats) {
        return Arrays.stream(formats)
                .map(format -> endpoint("news", Format.of(format), wanted, null, false))
                .toList();
    }

    private static Routing sound(List<RoutedEndpoint> endpoints) {
        Diagnostics diagnostics = new Diagnostics();
        Routing routing = Router.decide(endpoints, List.of(), List.of(), null, 75, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return routing;
    }

    private static List<String> patterns(Routing routing) {
        return routing.routes().stream()
                .map(route -> route.pattern().toString())
                .toList();
    }

    @Test
    void keepsTheGuidesPatternsForHlsDashAndSmoothStreaming() {
        Routing routing = sound(endpoints(RoutingMode.AUTO, "hls", "dash", "mss"));
        assertThat(patterns(routing)).containsExactly("*.m3u8", "*.ts", "*.mpd", "*.mp4", "index.ism/*");
        assertThat(routing.defaultEndpoint()).contains("news/hls");
    }

    @ParameterizedTest
    @CsvSource({
        "hls cmaf, both claim *.m3u8",
        "cmaf dash, both claim *.mp4",
        "hls dash cmaf mss, all four",
    })
    void givesEveryNewEndpointAPathWhenLiteralPatternsCollide(String formats, String reason) {
        Routing routing = sound(endpoints(RoutingMode.AUTO, formats.split(" ")));
        assertThat(routing.forms().values()).as(reason).containsOnly(RoutingMode.PATH);
        assertThat(routing.defaultEndpoint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cmaf", "cmaf mss", "hls", "dash", "mss", "hls mss", "dash mss", "dash hls"})
    void staysLiteralWhereNoObjectCollides(String formats) {
        Routing routing = sound(endpoints(RoutingMode.AUTO, formats.split(" ")));
        assertThat(routing.forms().values()).containsOnly(RoutingMode.LITERAL);
    }

    @Test
    void leavesServingEndpointsWhereViewersKnowThem() {
        List<RoutedEndpoint> endpoints = List.of(
                endpoint("news", Format.HLS, RoutingMode.AUTO, RoutingMode.LITERAL, false),
                endpoint("news", Format.DASH, RoutingMode.AUTO, RoutingMode.LITERAL, false),
                endpoint("news", Format.CMAF, RoutingMode.AUTO, null, false));
        Routing routing = sound(endpoints);
        assertThat(routing.forms())
                .containsEntry("news/hls", RoutingMode.LITERAL)
                .containsEntry("news/dash", RoutingMode.LITERAL)
                .containsEntry("news/cmaf", RoutingMode.PATH);
        assertThat(patterns(routing).indexOf("out/v1/(news/cmaf id)/*.m3u8"))
                .isLessThan(patterns(routing).indexOf("*.m3u8"));
    }

    @Test
    void provesAForcedCollisionWithAUrl() {
        Diagnostics diagnostics = new Diagnostics();
        Router.decide(endpoints(RoutingMode.LITERAL, "hls", "cmaf"), List.of(), List.of(), null, 75, diagnostics);
        assertThat(diagnostics.all()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("pattern-collision");
            assertThat(found.also()).anyMatch(label -> label.text().endsWith("/index.m3u8"));
        });
    }

    @Test
    void tellsFourFormatsApartByName() {
        Routing routing = sound(endpoints(RoutingMode.NAME, "hls", "dash", "cmaf", "mss"));
        assertThat(patterns(routing)).contains("news-hls*.m3u8", "*news-cmaf*.m3u8", "news-mss.ism/*");
    }

    @Test
    void sharesOneSetOfPatternsBetweenChannelsOfAHost() {
        List<RoutedEndpoint> endpoints = new ArrayList<>();
        for (String channel : List.of("ch01", "ch02", "ch03")) {
            endpoints.add(endpoint(channel, Format.HLS, RoutingMode.SHARED, null, false));
            endpoints.add(endpoint(channel, Format.DASH, RoutingMode.SHARED, null, false));
        }
        assertThat(patterns(sound(endpoints))).containsExactly("*.m3u8", "*.ts", "*.mpd", "*.mp4");
    }

    private static List<RoutedEndpoint> lineUp(int channels, @Nullable RoutingMode serving) {
        List<RoutedEndpoint> endpoints = new ArrayList<>();
        for (int i = 1; i <= channels; i++) {
            String channel = (serving == null ? "new" : "old") + i;
            endpoints.add(endpoint(channel, Format.HLS, RoutingMode.AUTO, serving, false));
            endpoints.add(endpoint(channel, Format.DASH, RoutingMode.AUTO, serving, false));
        }
        return endpoints;
    }

    @Test
    void sharesPatternsWhereTheirOwnWouldBeTooMany() {
        assertThat(sound(lineUp(15, null)).forms().values()).containsOnly(RoutingMode.PATH);
        Routing routing = sound(lineUp(16, null));
        assertThat(routing.forms().values()).containsOnly(RoutingMode.SHARED);
        assertThat(routing.reasons())
                .containsEntry("new1/hls", "because 80 behaviors are more than the 75 that a distribution may have");
    }

    @Test
    void leavesServedUrlsWhereNewOnesShare() {
        List<RoutedEndpoint> endpoints = new ArrayList<>(lineUp(14, RoutingMode.PATH));
        endpoints.addAll(lineUp(3, null));
        Routing routing = sound(endpoints);
        assertThat(routing.forms())
                .containsEntry("old14/dash", RoutingMode.PATH)
                .containsEntry("new1/hls", RoutingMode.SHARED);
        assertThat(routing.routes()).hasSizeLessThanOrEqualTo(75);
    }

    /** Whatever is asked for and deployed: what is not refused sends every object to its own endpoint. */
    @Property(tries = 150)
    void sendsSampleObjectsToTheirOwnEndpoint(@ForAll("deployments") List<RoutedEndpoint> endpoints) {
        Diagnostics diagnostics = new Diagnostics();
        Routing routing = Router.decide(endpoints, List.of(), List.of(), null, 75, diagnostics);
        if (diagnostics.hasErrors()) {
            return;
        }
        for (RoutedEndpoint endpoint : endpoints) {
            for (Map.Entry<String, Boolean> object :
                    samples(endpoint, routing.forms().get(endpoint.name())).entrySet()) {
                Optional<Route> first = routing.routes().stream()
                        .filter(route -> route.pattern().matches(object.getKey()))
                        .findFirst();
                String reached = first.map(Route::endpoint)
                        .orElse(routing.defaultEndpoint().orElse("nobody"));
                if (routing.forms().get(endpoint.name()) != RoutingMode.SHARED) {
                    assertThat(reached)
                            .as(object.getKey() + " among "
                                    + routing.routes().stream()
                                            .map(route -> route.pattern().toString())
                                            .toList())
                            .isEqualTo(endpoint.name());
                }
                if (object.getValue()) {
                    assertThat(first.map(Route::kind)).contains(Route.Kind.MANIFEST);
                }
            }
        }
    }

    /** The order of the file decides nothing but the order. */
    @Property(tries = 100)
    void isTheSameForTheSameInput(@ForAll("deployments") List<RoutedEndpoint> endpoints) {
        Routing one = Router.decide(endpoints, List.of(), List.of(), null, 75, new Diagnostics());
        Routing other = Router.decide(endpoints, List.of(), List.of(), null, 75, new Diagnostics());
        assertThat(patterns(one)).isEqualTo(patterns(other));
        assertThat(one.forms()).isEqualTo(other.forms());
    }

    @Provide
    Arbitrary<List<RoutedEndpoint>> deployments() {
        return anyEndpoint().list().ofMinSize(1).ofMaxSize(5).uniqueElements(RoutedEndpoint::name);
    }

    /** An endpoint of any format, in any form. */
    static Arbitrary<RoutedEndpoint> anyEndpoint() {
        Arbitrary<RoutingMode> wanted = Arbitraries.of(RoutingMode.values());
        Arbitrary<RoutingMode> serving = Arbitraries.of(RoutingMode.LITERAL, RoutingMode.PATH, RoutingMode.LITERAL)
                .injectNull(0.6);
        return Arbitraries.of("news", "news-2", "arena").flatMap(channel -> Arbitraries.of(Format.values())
                .flatMap(format -> wanted.flatMap(form -> serving.flatMap(known ->
                        Arbitraries.of(true, false).map(shift -> endpoint(channel, format, form, known, shift))))));
    }

    /** Paths that players ask for, and whether they are manifests. */
    private static Map<String, Boolean> samples(RoutedEndpoint endpoint, RoutingMode form) {
        String name = endpoint.manifestName();
        boolean originPathSet = form == RoutingMode.LITERAL || form == RoutingMode.NAME;
        String base = originPathSet ? "/" : "/" + endpoint.pathPrefix() + "/";
        String folder = "0b15c7/";
        String shift = endpoint.timeShift() ? "start/2017-08-18T21:18:54+00:00/end/1503091134/" : "";
        Map<String, Boolean> paths = new LinkedHashMap<>();
        switch (endpoint.format()) {
            case HLS -> {
                paths.put(name + ".m3u8", true);
                paths.put(name + "_1.m3u8", true);
                paths.put(shift + name + ".m3u8", true);
                paths.put(name + "_1_145095.ts", false);
                paths.put(name + "_2_7.vtt", false);
            }
            case CMAF -> {
                paths.put(folder + name + ".m3u8", true);
                paths.put(folder + shift + name + "_1.m3u8", true);
                paths.put(folder + endpoint.segmentPrefix() + "_1_2.mp4", false);
                paths.put(endpoint.segmentPrefix() + "_1_init.mp4", false);
            }
            case DASH -> {
                paths.put(name + ".mpd", true);
                paths.put(shift + name + ".mpd", true);
                paths.put(name + "_video_1_0_12.mp4", false);
            }
            case MSS -> {
                paths.put(name + ".ism/Manifest", true);
                paths.put(shift + name + ".ism/QualityLevels(300000)/Fragments(video=12)", true);
            }
        }
        return paths.entrySet().stream().collect(Collectors.toMap(each -> base + each.getKey(), Map.Entry::getValue));
    }
}
