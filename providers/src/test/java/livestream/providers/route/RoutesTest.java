package livestream.providers.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.engine.text.AnsiStyle;
import livestream.golden.Golden;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.expand.LivestreamExpander;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.LivestreamReader;
import livestream.schema.SecretSource;
import livestream.state.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is answered for URLs of a file. Lines {@code # ask: GET URL} ask; below them stand {@code #   header:}, {@code #
 * origin:} and {@code #   status:}.
 */
class RoutesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CANARY = "canary";

    static Stream<Path> files() throws IOException {
        return Files.list(Path.of("src/test/resources/routes"))
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void answers(Path file) throws IOException {
        DistributionView view = delivery(file);
        StringBuilder answers = new StringBuilder();
        for (List<String> question : questions(file)) {
            answers.append(answers.length() == 0 ? "" : "\n" + "=".repeat(100) + "\n\n")
                    .append(RouteReport.of(answer(view, question), 120, AnsiStyle.PLAIN));
        }
        assertThat(answers.toString()).doesNotContain(CANARY);
        Golden.matches(file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt")), answers.toString());
    }

    private static DistributionView delivery(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Livestream livestream = LivestreamReader.read(file, diagnostics);
            Expansion expansion = LivestreamExpander.expand(
                    livestream, ExistingResources.none(), State.fresh(), new Canaries(), diagnostics);
            assertThat(diagnostics.hasErrors()).as(diagnostics.all().toString()).isFalse();
            return DistributionView.planned(expansion, State.fresh()).get(0);
        } catch (Diagnostics.Stopped stopped) {
            throw new AssertionError(diagnostics.all().toString(), stopped);
        }
    }

    private static List<List<String>> questions(Path file) throws IOException {
        List<List<String>> questions = new ArrayList<>();
        for (String line :
                Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("# ask: ")) {
                questions.add(new ArrayList<>(List.of(line.substring(7))));
            } else if (line.startsWith("#   ")) {
                questions.get(questions.size() - 1).add(line.substring(4));
            }
        }
        return questions;
    }

    private static RouteResult answer(DistributionView view, List<String> question) {
        Diagnostics diagnostics = new Diagnostics();
        String[] asked = question.get(0).split(" ", 2);
        int status = rest(question, "status: ").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(200);
        ViewerRequest request = ViewerRequest.read(asked[0], asked[1], rest(question, "header: "), diagnostics)
                .orElseThrow();
        OriginResponse origin = OriginResponse.read(status, rest(question, "origin: "), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return RouteResult.of(view, request, origin, NOW);
    }

    private static List<String> rest(List<String> question, String word) {
        return question.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    private static final class Canaries implements InputSource {
        @Override
        public Optional<String> secret(SecretSource source) {
            return Optional.of(CANARY);
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.of("of " + path);
        }
    }
}
