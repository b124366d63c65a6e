package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanText;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the live-streaming guide tells a person to do, sentence by sentence: each {@link Sentence} is shown as its file asks.
 *
 * <pre>
 * ADDRESS MEMBER...         the inputs of a resource before anything is made; without members all but its tags
 * origins                   where CloudFront asks, once all is made
 * outputs                   what a viewer is given
 * calls OPERATION...        those of them that were made, in order
 * container NAME            the statements of its access policy, one a line; bucket NAME likewise
 * waited                    what the distribution is when apply ends
 * findings                  what is wrong with the file
 * </pre>
 */
class GuideTest {
    private static final Path SEED = Sentence.FOLDER.resolve("simulator.json");
    private static final int WIDTH = 120;

    /** Amazon CloudFront Developer Guide, managed origin request policies. */
    private static final Map<String, String> MANAGED = Map.of(
            "59781a5b-3903-41f3-afcb-af62929ccde1", "CORS-CustomOrigin",
            "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "CORS-S3Origin");

    static Stream<Sentence> sentences() throws IOException {
        return Sentence.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void followsTheGuide(Sentence sentence) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (String what : sentence.shows()) {
            shown.append(show(what, sentence.yaml()));
        }
        assertThat(shown.toString()).as("what " + sentence + " shows").isNotBlank();
        Golden.matches(sentence.golden(), Golden.masked(named(shown.toString())));
    }

    private static String named(String text) {
        String named = text;
        for (Map.Entry<String, String> policy : MANAGED.entrySet()) {
            named = named.replace(policy.getKey(), policy.getValue());
        }
        return named;
    }

    private static String show(String what, String yaml) throws IOException {
        if (what.equals("findings")) {
            return findings(yaml);
        }
        try (World world = new World()) {
            world.seed(SEED);
            world.write(yaml);
            List<String> words = List.of(what.split(" "));
            List<String> rest = words.subList(1, words.size());
            return switch (words.get(0)) {
                case "origins" -> origins(world);
                case "outputs" -> outputs(world);
                case "waited" -> waited(world);
                case "calls" -> calls(world, rest);
                case "container", "bucket" -> statements(world, words.get(0), rest.get(0));
                default -> part(world, Address.parse(words.get(0)), rest);
            };
        }
    }

    private static String part(World world, Address address, List<String> members) {
        Resource resource = Objects.requireNonNull(world.expand().get(address), address.toString());
        Map<String, Value> shown = new LinkedHashMap<>();
        members.forEach(member ->
                shown.put(member, Objects.requireNonNull(resource.inputs().get(member), member)));
        if (members.isEmpty()) {
            shown.putAll(resource.inputs().without("Tags").fields());
        }
        return PlanText.of(
                List.of(resource.withInputs(new Value.Fields(shown))),
                List.of(),
                world.catalog(),
                WIDTH,
                AnsiStyle.PLAIN);
    }

    private static String outputs(World world) {
        assertThat(world.apply().complete()).isTrue();
        StringBuilder text = new StringBuilder();
        world.outputs()
                .forEach((name, value) ->
                        text.append(name).append("  ").append(value).append('\n'));
        return text.toString();
    }

    private static String origins(World world) {
        assertThat(world.apply().complete()).isTrue();
        StringBuilder text = new StringBuilder();
        world.clients()
                .cloudFront()
                .listDistributions(request -> {})
                .distributionList()
                .items()
                .get(0)
                .origins()
                .items()
                .forEach(origin -> text.append(origin.id())
                        .append("  ")
                        .append(origin.domainName())
                        .append(origin.originPath())
                        .append('\n'));
        return text.toString();
    }

    private static String statements(World world, String kind, String name) throws IOException {
        assertThat(world.apply().complete()).isTrue();
        assertThat(world.plan().isEmpty()).isTrue();
        return Statements.of(kind, name, world.clients());
    }

    private static String waited(World world) {
        Instant before = world.now();
        assertThat(world.apply().complete()).isTrue();
        assertThat(Duration.between(before, world.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        String status = world.clients()
                .cloudFront()
                .listDistributions(request -> {})
                .distributionList()
                .items()
                .get(0)
                .status();
        return "CloudFront takes 5 minutes; when apply ends, the distribution is " + status + ".\n";
    }

    private static String calls(World world, List<String> operations) {
        assertThat(world.apply().complete()).isTrue();
        StringBuilder text = new StringBuilder();
        world.changingCalls().stream().filter(operations::contains).forEach(operation -> text.append(operation)
                .append('\n'));
        return text.toString();
    }

    private static String findings(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read("livestream.yaml", yaml.getBytes(StandardCharsets.UTF_8), diagnostics);
            return "";
        } catch (Diagnostics.Stopped stopped) {
            return new DiagnosticPrinter(diagnostics.sourceTexts(), WIDTH, false).text(diagnostics.all());
        }
    }
}
