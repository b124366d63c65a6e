package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.engine.text.Ink;
import livestream.engine.text.PlanText;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the live-streaming guide tells a person to do, sentence by sentence. Each file is named after its rule, quotes the
 * sentence, and says in {@code show:} lines which part of the expansion answers it.
 */
class GuideTest {
    private static final Path GUIDE = Path.of("src/test/resources/guide");
    private static final Path SEED = Golden.root().resolve("examples/existing-channel/simulator.json");
    private static final int WIDTH = 120;

    static Stream<Path> sentences() throws IOException {
        return Files.list(GUIDE)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void followsTheGuide(Path sentence) throws IOException {
        String yaml = Files.readString(sentence);
        StringBuilder shown = new StringBuilder();
        yaml.lines().filter(line -> line.startsWith("# ")).forEach(line -> {
            if (line.startsWith("# show: ")) {
                shown.append(show(line.substring("# show: ".length()), yaml));
            }
        });
        Path golden = sentence.resolveSibling(sentence.getFileName().toString().replace(".yaml", ".txt"));
        Golden.matches(golden, Golden.masked(shown.toString()));
    }

    /** X16 to X19 and X21 to X29 name no sentence. */
    @Test
    void leavesNoRuleOfTheMediaPackageSectionOut() throws IOException {
        List<String> rules = Stream.concat(
                        Stream.of(20),
                        Stream.concat(
                                IntStream.rangeClosed(10, 15).boxed(),
                                IntStream.rangeClosed(30, 43).boxed()))
                .map(number -> "X" + number)
                .toList();
        List<String> told = sentences()
                .map(file -> file.getFileName().toString().substring(0, 3))
                .toList();
        assertThat(told).containsAll(rules);
    }

    private static String show(String what, String yaml) {
        if (what.equals("findings")) {
            return findings(yaml);
        }
        try (World world = new World()) {
            world.seed(SEED);
            world.write(yaml);
            String[] words = what.split(" ");
            return switch (words[0]) {
                case "outputs" -> outputs(world);
                case "waited" -> waited(world);
                case "calls" -> calls(world, List.of(words).subList(1, words.length));
                default -> part(world, Address.parse(words[0]), List.of(words).subList(1, words.length));
            };
        }
    }

    private static String part(World world, Address address, List<String> members) {
        Resource resource = Objects.requireNonNull(world.expand().get(address), address.toString());
        Map<String, Value> shown = new LinkedHashMap<>();
        members.forEach(member ->
                shown.put(member, Objects.requireNonNull(resource.inputs().get(member), member)));
        return PlanText.of(
                List.of(resource.withInputs(new Value.Fields(shown))), List.of(), world.catalog(), WIDTH, Ink.PLAIN);
    }

    private static String outputs(World world) {
        assertThat(world.apply().complete()).isTrue();
        StringBuilder text = new StringBuilder();
        world.outputs()
                .forEach((name, value) ->
                        text.append(name).append("  ").append(value).append('\n'));
        return text.toString();
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
            return new DiagnosticPrinter(diagnostics.sources(), WIDTH, false).text(diagnostics.all());
        }
    }
}
