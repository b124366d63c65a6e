package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = 800_000_000_000L) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        assertThat(Durations.parse(Durations.text(duration))).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "6s, 6",
        "6, 6",
        "0, 0",
        "0s, 0",
        "5m, 300",
        "24h, 86400",
        "14d, 1209600",
        "1h30m, 5400",
        "1d1s, 86401",
        "90m, 5400",
        "365d, 31536000"
    })
    void readsEveryForm(String text, long seconds) {
        assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "6 s",
                "6S",
                "-6s",
                "+6s",
                "1.5s",
                "6ms",
                "1w",
                "30s1m",
                "1m1m",
                "99999999d",
                "٦s",
                "0x6",
                "1e3"
            })
    void refusesEverythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void writesTheShortestForm() {
        assertThat(Durations.text(Duration.ZERO)).isEqualTo("0s");
        assertThat(Durations.text(Duration.ofSeconds(90))).isEqualTo("1m30s");
        assertThat(Durations.text(Duration.ofHours(24))).isEqualTo("24h");
        assertThat(Durations.text(Duration.ofDays(14))).isEqualTo("14d");
    }
}
