package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.machine.Jvm;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of the README is true: files are valid, plans are what is printed, commands run. */
class ReadmeTest {
    private static final Path ROOT = Golden.root();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    /** The same, where four ticks may go around three. */
    private static final Pattern FENCED = Pattern.compile("(`{3,4})([\\w ./-]*)\n(.*?)\\1\n", Pattern.DOTALL);

    /** What a reader sees below a command. */
    private static final Pattern SHOWN = Pattern.compile("```sh\n([^`]*)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    private static Stream<String> blocks(String language) {
        try {
            return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                    .results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), docs.toList().stream())
                    .filter(page -> page.toString().endsWith(".md"));
        }
    }

    /** But for those that are marked as {@code yaml wrong}, or belong to a story of several. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyFileOnEveryPageIsValid(Path page) throws IOException {
        FENCED.matcher(Files.readString(page))
                .results()
                .filter(block -> block.group(2).equals("yaml"))
                .forEach(block -> valid(page, block.group(3)));
    }

    private static void valid(Path page, String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        // A page of a scenario shows what lies among the examples, beside what it includes.
        String folder = page.getFileName().toString().replace(".md", "");
        Path example = ROOT.resolve("examples").resolve(folder).resolve("livestream.yaml");
        try {
            LivestreamReader.read(example.toString(), yaml.getBytes(StandardCharsets.UTF_8), diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        assertThat(diagnostics.all()).as(page + "\n" + yaml).isEmpty();
    }

    @Test
    void theFirstFileAndItsPlanAreThoseOfTheExample() throws IOException {
        assertThat(blocks("yaml").findFirst())
                .contains(Files.readString(ROOT.resolve("examples/news/livestream.yaml")));
        assertThat(blocks("text").findFirst()).contains(Files.readString(ROOT.resolve("examples/news/plan.txt")));
    }

    @Test
    void policiesAreJson() throws IOException {
        for (String policy : blocks("json").toList()) {
            assertThat(new ObjectMapper().readTree(policy).path("Statement")).isNotEmpty();
        }
    }

    @Test
    void everyExampleIsListed() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            examples.forEach(
                    example -> assertThat(readme).contains("(examples/" + example.getFileName() + "/livestream.yaml)"));
        }
    }

    @Test
    void theTestCommandIsWhatTheContinuousRunCalls() throws IOException {
        assertThat(blocks("sh").anyMatch(block -> block.equals("mvn verify\n"))).isTrue();
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B verify ");
    }

    /** As a stranger would type them, in one folder, against a standing simulator where the README means AWS. */
    @Test
    void everyCommandRuns(@TempDir Path checkout) throws IOException, InterruptedException {
        copy(ROOT.resolve("examples"), checkout.resolve("examples"));
        copy(ROOT.resolve("examples/news"), checkout);
        Path launcher = checkout.resolve("livestream");
        Files.writeString(launcher, "#!/bin/sh\nexec " + Jvm.line("livestream.cli.Main") + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        List<String> commands =
                blocks("sh").filter(block -> block.startsWith("./livestream")).toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory())) {
            Map<String, String> shown = SHOWN.matcher(Files.readString(ROOT.resolve("README.md")))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
            assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
            for (String block : commands) {
                assertThat(run(block, checkout, aws)).contains(shown.getOrDefault(block, ""));
            }
            assertThat(aws.isEmpty())
                    .as("the commands without --simulate reached AWS")
                    .isFalse();
        }
    }

    private static String run(String block, Path folder, Simulator aws) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", block)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "simulator");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "simulator");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(block + output).isZero();
        return output;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.toString().contains(".livestream"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
