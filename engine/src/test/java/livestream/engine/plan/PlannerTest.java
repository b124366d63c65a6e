package livestream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import livestream.engine.Catalog;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.MemoryStore;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanJson;
import livestream.engine.text.PlanText;
import livestream.golden.Golden;
import livestream.state.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans as a user reads them, a folder each; {@link CaseReader} tells how the folders are written. */
class PlannerTest {
    private static final Path PLANS = Path.of("src/test/resources/plans");
    private static final Catalog CATALOG = new FakeAws().connect(new MemoryStore(State.fresh()));

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(PLANS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Plan plan(String name) {
        CaseReader reader = new CaseReader(PLANS.resolve(name));
        return Planner.plan(reader.desired(), reader.state(), reader.observed(), CATALOG);
    }

    private static String text(String name, int width, AnsiStyle style) {
        return PlanText.of(plan(name), CATALOG, width, style);
    }

    private static String json(String name) throws JsonProcessingException {
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(new PlanJson(CaseReader.LINEAGE).of(plan(name)))
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plans(String name) {
        Golden.matches(PLANS.resolve(name).resolve("plan.txt"), text(name, 100, AnsiStyle.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoTrailingBlanks(String name) {
        assertThat(text(name, 100, AnsiStyle.PLAIN).lines()).noneMatch(line -> line.endsWith(" "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansTheSameWhereverItRuns(String name) throws JsonProcessingException {
        String text = text(name, 100, AnsiStyle.PLAIN);
        String json = json(name);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(text(name, 100, AnsiStyle.PLAIN)).isEqualTo(text);
            assertThat(json(name)).isEqualTo(json);
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(text(name, 100, AnsiStyle.PLAIN)).isEqualTo(text);
            assertThat(json(name)).isEqualTo(json);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysTheSameInColour(String name) {
        for (int width : new int[] {60, 100, 120}) {
            String coloured = text(name, width, AnsiStyle.COLOUR);
            assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(name, width, AnsiStyle.PLAIN));
            assertThat(coloured.contains("\u001b[") || plan(name).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsNoSecret(String name) throws JsonProcessingException {
        assertThat(text(name, 100, AnsiStyle.PLAIN) + json(name)).doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitsThePageWhereWordsCanBeBroken(String name) {
        text(name, 60, AnsiStyle.PLAIN)
                .lines()
                .filter(line -> line.length() > 60)
                .forEach(line ->
                        assertThat(line.strip().split("\\s+").length).as(line).isLessThanOrEqualTo(3));
    }

    @ParameterizedTest
    @MethodSource("rich")
    void printsForNarrowAndWidePagesAndForPipelines(String name) throws JsonProcessingException {
        Golden.matches(PLANS.resolve(name).resolve("plan.60.txt"), text(name, 60, AnsiStyle.PLAIN));
        Golden.matches(PLANS.resolve(name).resolve("plan.120.txt"), text(name, 120, AnsiStyle.PLAIN));
        Golden.matches(PLANS.resolve(name).resolve("plan.json"), json(name));
    }

    static List<String> rich() {
        return List.of("create-chain", "keyed-lists", "drift-and-file", "everything", "viewers-notice");
    }
}
