package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.golden.Golden;
import livestream.schema.Address;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/**
 * A story in one file: steps on top, then the sections that they name, each behind a line {@code -- name --}.
 *
 * <pre>
 * seed SECTION                  what AWS had before, as requests; comes first
 * write SECTION                 the file says this now
 * file PATH SECTION             a file that it refers to says this now
 * plan SECTION                  the plan reads so
 * plan is empty
 * plan refused SECTION          nobody can agree to it, for this reason
 * destroy refused SECTION
 * apply                         carried out to its end
 * crash after creating KIND     the next apply dies right after such a create
 * destroy
 * drift comment TEXT            somebody changes the distribution's comment
 * drift delete endpoint ID      somebody deletes an endpoint
 * calls so far                  are not looked at: what runs at once has no order
 * calls SECTION                 what was changed in AWS since the last look, in order
 * order OPERATION OPERATION     among what was changed since the last look, these came once each and so; {@code and} begins
 *                               another order among the same changes
 * count OPERATION N             how often that was asked, ever
 * outputs SECTION
 * container NAME SECTION        the statements of its access policy, one a line
 * bucket NAME SECTION           likewise
 * state SECTION                 what is recorded
 * waited at least DURATION      on the simulated clock, since the beginning
 * aws is empty
 * </pre>
 *
 * A section of golden text is rewritten with {@code -Dgolden=write}, and the run fails.
 */
final class Life {
    private static final String REFUSED = "refused ";

    private final Path file;
    private final StringBuilder steps = new StringBuilder();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final World world;
    private final Instant began;
    private boolean rewritten;

    Life(Path file, World world) throws IOException {
        this.file = file;
        this.world = world;
        this.began = world.now();
        String name = null;
        for (String line : Files.readString(file).split("(?<=\n)")) {
            if (line.startsWith("-- ") && line.strip().endsWith(" --")) {
                name = line.strip().substring(3, line.strip().length() - 3);
                sections.put(name, "");
            } else if (name == null) {
                steps.append(line);
            } else {
                sections.merge(name, line, String::concat);
            }
        }
    }

    void live() throws IOException {
        for (String line : steps.toString().lines().toList()) {
            String step = line.strip();
            if (!step.isEmpty() && !step.startsWith("#")) {
                step(step);
            }
        }
        if (rewritten) {
            StringBuilder text = new StringBuilder(steps);
            sections.forEach((name, body) ->
                    text.append("-- ").append(name).append(" --\n").append(body));
            Files.writeString(file, text);
            fail("life rewritten, read it as a user would: " + file);
        }
    }

    private void step(String step) throws IOException {
        String[] words = step.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "seed" -> seed(section(rest));
            case "write" -> world.write(section(rest));
            case "file" -> {
                String[] named = rest.split(" ");
                world.writeFile(named[0], section(named[1]));
            }
            case "plan" -> {
                if (rest.equals("is empty")) {
                    assertThat(world.plan().isEmpty()).as(world.planText()).isTrue();
                } else if (rest.startsWith(REFUSED)) {
                    golden(rest.substring(REFUSED.length()), world.refusal(world.expand()));
                } else {
                    golden(rest, world.planText());
                }
            }
            case "retire" -> world.retire(rest);
            case "apply" -> apply();
            case "crash" ->
                world.weather(catalog -> GoneMidway.afterCreating(rest.substring("after creating ".length()), catalog));
            case "destroy" -> {
                if (rest.startsWith(REFUSED)) {
                    golden(rest.substring(REFUSED.length()), world.refusal(ResourceGraph.empty()));
                } else {
                    complete(world.destroy());
                }
            }
            case "drift" -> drift(rest);
            case "calls" -> {
                String made = lines(world.changingCalls());
                if (!rest.equals("so far")) {
                    golden(rest, made);
                }
            }
            case "order" -> {
                List<String> changes = world.changingCalls();
                for (String chain : rest.split(" and ")) {
                    List<String> wanted = List.of(chain.split(" "));
                    assertThat(changes.stream().filter(wanted::contains).toList())
                            .isEqualTo(wanted);
                }
            }
            case "count" -> count(rest);
            case "outputs" ->
                golden(
                        rest,
                        lines(world.outputs().entrySet().stream()
                                .map(each -> each.getKey() + "  " + each.getValue())
                                .toList()));
            case "container", "bucket" -> {
                String[] named = rest.split(" ");
                golden(named[1], Statements.of(words[0], named[0], world.clients()));
            }
            case "state" ->
                golden(
                        rest,
                        lines(world.state().resources().keySet().stream()
                                .map(Address::toString)
                                .toList()));
            case "waited" ->
                assertThat(Duration.between(began, world.now()))
                        .isGreaterThanOrEqualTo(Duration.parse("PT" + rest.substring("at least ".length())));
            case "aws" -> assertThat(world.simulator().isEmpty()).as(step).isTrue();
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
    }

    private void seed(String requests) throws IOException {
        Path written = Files.createTempFile("seed", ".json");
        try {
            world.seed(Files.writeString(written, requests));
        } finally {
            Files.delete(written);
        }
    }

    private void apply() {
        try {
            complete(world.apply());
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(GoneMidway.Died.class);
            world.weather(catalog -> catalog);
        }
    }

    private static void complete(ApplyResult result) {
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
    }

    private void count(String rest) {
        String[] words = rest.split(" ");
        assertThat(world.simulator().calls().stream()
                        .filter(call -> call.operation().equals(words[0]) && call.status() < 300)
                        .count())
                .as(rest)
                .isEqualTo(Long.parseLong(words[1]));
    }

    private void drift(String rest) {
        if (rest.startsWith("comment ")) {
            CloudFrontClient client = world.clients().cloudFront();
            String id = client.listDistributions(request -> {})
                    .distributionList()
                    .items()
                    .get(0)
                    .id();
            var live = client.getDistributionConfig(request -> request.id(id));
            client.updateDistribution(request -> request.id(id)
                    .ifMatch(live.eTag())
                    .distributionConfig(live.distributionConfig().toBuilder()
                            .comment(rest.substring("comment ".length()))
                            .build()));
        } else if (rest.startsWith("delete endpoint ")) {
            world.clients()
                    .mediaPackage("us-west-2")
                    .deleteOriginEndpoint(request -> request.id(rest.substring("delete endpoint ".length())));
        } else {
            throw new IllegalArgumentException("no such drift: " + rest);
        }
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private String section(String name) {
        String section = sections.get(name);
        if (section == null) {
            throw new IllegalArgumentException("no section is called " + name);
        }
        return section;
    }

    private void golden(String name, String seen) {
        String actual = Golden.masked(seen);
        String expected = sections.getOrDefault(name, "");
        // Sections are separated by an empty line for the eye.
        if (actual.strip().equals(expected.strip())) {
            return;
        }
        if ("write".equals(System.getProperty("golden")) || expected.isBlank()) {
            sections.put(name, actual.stripTrailing() + "\n\n");
            rewritten = true;
        } else {
            assertThat(actual.strip()).as(name + " in " + file).isEqualTo(expected.strip());
        }
    }
}
