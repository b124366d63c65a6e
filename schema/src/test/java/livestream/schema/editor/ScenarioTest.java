package livestream.schema.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.editor.Scenario.Input;
import livestream.schema.yaml.style.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
    @ParameterizedTest
    @EnumSource
    void isAValidFileInStyle(Scenario scenario) {
        byte[] file = scenario.file(Map.of()).getBytes(StandardCharsets.UTF_8);
        Diagnostics diagnostics = new Diagnostics();
        assertThat(LivestreamReader.read("livestream.yaml", file, diagnostics).name())
                .isEqualTo("news");
        assertThat(diagnostics.all()).isEmpty();
        assertThat(CanonicalText.of("livestream.yaml", file, diagnostics).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(file);
    }

    @ParameterizedTest
    @EnumSource
    void asksForAllThatItsFileNeedsAndNothingElse(Scenario scenario) {
        for (Input input : Input.values()) {
            boolean changes = !scenario.file(Map.of(input, "other")).equals(scenario.file(Map.of()));
            assertThat(changes).as(input.key()).isEqualTo(scenario.inputs().contains(input));
        }
    }

    @Test
    void quotesWhatWouldNotBeText() {
        String file = Scenario.MEDIAPACKAGE_EXISTING.file(Map.of(Input.CHANNEL, "24", Input.FORMATS, "hls,dash cmaf"));
        assertThat(file).contains("  channel: \"24\"\n", "  endpoints: [hls, dash, cmaf]");
    }
}
