package livestream.providers.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import livestream.engine.Catalog;
import livestream.engine.Impact;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Observations;
import livestream.engine.Output;
import livestream.engine.Resource;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.expand.LivestreamExpander;
import livestream.providers.route.CacheKey;
import livestream.providers.route.DistributionView;
import livestream.providers.route.OriginResponse;
import livestream.providers.route.RouteResult;
import livestream.providers.route.ViewerRequest;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.SecretSource;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever one file becomes another: a URL that is answered as before, with the same origin, key and admission, is never said to
 * stop, and one that is answered otherwise is always told of.
 */
class KeptUrlsTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Catalog CATALOG =
            new AwsCatalog(AwsClients.simulated(URI.create("http://127.0.0.1:1")), () -> "us-west-2");

    /** What of a file becomes another. */
    enum Part {
        CHANNELS,
        ENDPOINTS,
        ALIASES,
        ROUTING,
        ACCESS,
        CACHE
    }

    /**
     * A file.
     *
     * @param channels the channels, each by one of a few names
     */
    record File(List<String> channels, String endpoints, String aliases, String routing, String access, String cache) {
        /** The same with these parts of another. */
        File with(Set<Part> parts, File other) {
            return new File(
                    (parts.contains(Part.CHANNELS) ? other : this).channels,
                    (parts.contains(Part.ENDPOINTS) ? other : this).endpoints,
                    (parts.contains(Part.ALIASES) ? other : this).aliases,
                    (parts.contains(Part.ROUTING) ? other : this).routing,
                    (parts.contains(Part.ACCESS) ? other : this).access,
                    (parts.contains(Part.CACHE) ? other : this).cache);
        }

        String text() {
            StringBuilder text = new StringBuilder("version: 1\nname: live\nregion: us-west-2\nchannels:\n");
            channels.forEach(channel -> text.append("  ")
                    .append(channel)
                    .append(": { mediapackage: { endpoints: ")
                    .append(endpoints)
                    .append(" } }\n"));
            return text.append("distribution: { routing: ")
                    .append(routing)
                    .append(aliases)
                    .append(access)
                    .append(cache)
                    .append(" }\n")
                    .toString();
        }
    }

    @Provide
    Arbitrary<File> files() {
        return Combinators.combine(
                        Arbitraries.of(
                                List.of("one"), List.of("two"), List.of("one", "two"), List.of("two", "one", "three")),
                        Arbitraries.of("[hls]", "[hls, dash]", "[cmaf]", "{ hls: { manifestName: live } }"),
                        Arbitraries.of(
                                "",
                                ", aliases: [live.example.com], certificate: \"arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666\"",
                                ", aliases: [tv.example.com, live.example.com], certificate: \"arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666\""),
                        Arbitraries.of("auto", "path", "name"),
                        Arbitraries.of(
                                "",
                                ", viewerAccess: { signed: cookies, keyGroup: 0a1b2c3d-1111-2222-3333-444455556666 }",
                                ", enabled: false"),
                        Arbitraries.of("", ", cache: managed", ", cache: { queryStrings: { manifest: [token] } }"))
                .as(File::new);
    }

    @Property(tries = 1100)
    void aUrlIsToldOfWhenItIsAnsweredOtherwiseAndNeverElse(
            @ForAll("files") File first, @ForAll("files") File other, @ForAll Set<Part> changed) {
        File second = first.with(changed, other);
        Optional<World> before = World.of(first, State.fresh("lineage"));
        Optional<World> after = before.flatMap(world -> World.of(second, world.state()));
        Statistics.label("compared").collect(after.isPresent());
        if (after.isEmpty()) {
            return; // The reader or the router refuses one of the two.
        }
        Plan plan = before.get().planOf(after.get());
        before.get().state().outputs().forEach((name, url) -> {
            if (!url.toString().startsWith("https://") || name.contains("ingest")) {
                return;
            }
            Answer was = before.get().answer(url.toString());
            Answer is = after.get().answer(url.toString());
            boolean same = was.equals(is);
            boolean ends = plan.outputs().stream()
                    .anyMatch(output -> url.equals(output.before())
                            && output.isReplaced()
                            && output.fate() == OutputChange.Fate.STOPS);
            Statistics.label("answer").collect(same ? "same" : "other", ends ? "said to stop" : "kept");
            String story = first.text() + "---\n" + second.text() + name + " " + url;
            assertThat(same && ends)
                    .as("answered as before, and said to stop:\n" + story)
                    .isFalse();
            assertThat(!same && !is.letsMoreIn(was) && plan.impact().level() == Impact.Level.NONE)
                    .as("answered otherwise, and not told of:\n" + story)
                    .isFalse();
        });
    }

    /**
     * How a URL is answered.
     *
     * @param asked what the origin is asked for, and whether it has a manifest there
     * @param key what the object in the cache is told from others by
     */
    private record Answer(String asked, String key, String access, boolean isServed) {
        static Answer of(RouteResult answer) {
            return new Answer(
                    answer.origins().stream()
                                    .map(origin -> origin.url() + " " + origin.host() + " " + origin.added())
                                    .toList()
                            + (answer.object().isPresent() ? " a manifest" : " nothing"),
                    answer.parts().stream()
                            .filter(CacheKey.Part::inKey)
                            .map(part -> part.kind() + " " + part.name())
                            .toList()
                            .toString(),
                    answer.admission().access() + answer.admission().functions(),
                    answer.admission().served());
        }

        /** Whether nobody who was answered is answered otherwise. */
        boolean letsMoreIn(Answer was) {
            boolean open = access.startsWith("everybody[]");
            return !was.isServed || isServed && open && asked.equals(was.asked) && key.equals(was.key);
        }
    }

    /** A file as it is once it has been applied, in an AWS that makes its answers up from the address of what is asked for. */
    private record World(Expansion expansion, State state, Observations observations) {

        static Optional<World> of(File file, State before) {
            Diagnostics diagnostics = new Diagnostics();
            try {
                Path written = Files.createTempFile("kept", ".yaml");
                try {
                    Files.writeString(written, file.text());
                    Expansion expansion = LivestreamExpander.expand(
                            LivestreamReader.read(written, diagnostics),
                            ExistingResources.none(),
                            before,
                            NOTHING,
                            diagnostics);
                    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(settled(expansion));
                } finally {
                    Files.delete(written);
                }
            } catch (Diagnostics.Stopped stopped) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static World settled(Expansion expansion) {
            State state = State.fresh("lineage");
            Map<Address, Observation> seen = new HashMap<>();
            for (Resource resource : expansion.graph().resources()) {
                Value.Fields inputs = (Value.Fields) filled(resource.inputs());
                Value.Fields outputs = outputs(resource.address());
                seen.put(
                        resource.address(),
                        new Present("id of " + resource.address(), inputs, outputs, new Readiness.Ready()));
                state = state.with(new ResourceState(
                        resource.address(),
                        "id of " + resource.address(),
                        inputs,
                        outputs,
                        new TreeSet<>(),
                        new TreeMap<>(resource.memory())));
            }
            SortedMap<String, Value> given = new TreeMap<>();
            for (Output output : expansion.graph().outputs()) {
                given.put(output.name(), filled(output.value()));
            }
            return new World(expansion, state.withOutputs(given), new Observations(seen));
        }

        Plan planOf(World after) {
            return Planner.plan(after.expansion().graph(), state, observations, CATALOG);
        }

        /** Nobody answers where no distribution has the host. */
        Answer answer(String url) {
            ViewerRequest request =
                    ViewerRequest.read("GET", url, List.of(), new Diagnostics()).orElseThrow();
            OriginResponse origin = OriginResponse.read(200, List.of(), new Diagnostics());
            return DistributionView.deployed(state).stream()
                    .filter(view -> view.hosts().contains(request.host()))
                    .findFirst()
                    .map(view -> Answer.of(RouteResult.of(view, request, origin, NOON)))
                    .orElse(new Answer("nobody", "", "", false));
        }

        private static Value filled(Value value) {
            return value.map(leaf -> leaf instanceof Value.Reference reference
                    ? outputs(reference.target()).get(reference.output())
                    : leaf);
        }

        private static Value.Fields outputs(Address address) {
            String digest = UUID.nameUUIDFromBytes(address.toString().getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "");
            boolean packaged = address.type().startsWith("mediapackage_");
            return Value.fields(
                    "Id", packaged ? digest : "id of " + address,
                    "Arn", "arn of " + address,
                    "Domain",
                            packaged
                                    ? "h.mediapackage.us-west-2.amazonaws.com"
                                    : "d" + digest.substring(0, 13) + ".cloudfront.net",
                    "OriginPath", "/out/v1/" + digest,
                    "ManifestPath", "index.m3u8",
                    "IngestUrl1", "https://ingest/1/" + digest,
                    "IngestUrl2", "https://ingest/2/" + digest);
        }
    }

    private static final InputSource NOTHING = new InputSource() {
        @Override
        public Optional<String> secret(SecretSource source) {
            return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.empty();
        }
    };
}
