package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door: files that cannot be read, and files that are made to hurt. */
@Timeout(20)
class LivestreamReaderTest {
    private static final String VALID =
            "version: 1\nname: news\nregion: us-west-2\nmediapackage: { channel: news-24 }\n";

    @TempDir
    Path folder;

    @Test
    void readsAFileByPath() throws IOException {
        Path file = Files.writeString(folder.resolve("livestream.yaml"), VALID);
        Diagnostics diagnostics = new Diagnostics();
        assertThat(LivestreamReader.read(file, diagnostics).name()).isEqualTo("news");
        assertThat(diagnostics.all()).isEmpty();
        assertThat(diagnostics.sourceTexts().line(file.toString(), 2)).contains("name: news");
    }

    @Test
    void tellsAboutAMissingFile() {
        Path file = folder.resolve("missing.yaml");
        assertThat(finding(diagnostics -> LivestreamReader.read(file, diagnostics))
                        .code())
                .isEqualTo("file-missing");
    }

    @Test
    void tellsAboutADirectory() {
        Diagnostic finding = finding(diagnostics -> LivestreamReader.read(folder, diagnostics));
        assertThat(finding.code()).isEqualTo("file-unreadable");
        assertThat(finding.message()).contains("is a directory");
    }

    @Test
    void tellsAboutAFileBelowAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x").resolve("livestream.yaml");
        assertThat(finding(diagnostics -> LivestreamReader.read(file, diagnostics))
                        .code())
                .startsWith("file-");
    }

    @Test
    void refusesALargeFileAtOnce() throws IOException {
        Path file = Files.write(folder.resolve("large.yaml"), new byte[5 * 1024 * 1024]);
        assertThat(finding(diagnostics -> LivestreamReader.read(file, diagnostics))
                        .code())
                .isEqualTo("file-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a: ",
                "- ",
                "? ",
                "a:\n",
                "*a ",
                "&a ",
                "!!x ",
                "\"",
                "${x} ",
                "k: &a [*a]\n",
                "#",
                "- - ",
                "0",
                "0123\n",
                "[x, "
            })
    void answersWithinTheTimeoutWhateverIsRepeated(String piece) {
        String text = piece.repeat(1024 * 1024 / piece.length());
        tells(text);
        tells(VALID + "tags: " + text);
        tells("version: 1\nname: news\nregion: us" + text);
        tells(VALID + "distribution:\n  comment: " + text);
    }

    @Test
    void answersWithinTheTimeoutWhenAllKeysAreUnknown() {
        StringBuilder text = new StringBuilder(VALID);
        for (int i = 0; i < 30_000; i++) {
            text.append("key").append(i).append(": ${x}\n");
        }
        Diagnostics diagnostics = tells(text.toString());
        assertThat(diagnostics.all().stream().map(Diagnostic::code).distinct())
                .containsExactly("unknown-key", "unknown-reference", "too-many-findings");
        assertThat(diagnostics.all().size()).isEqualTo(202);
    }

    @Test
    void answersWithinTheTimeoutForAliasesOfALongText() {
        StringBuilder text = new StringBuilder("x: &a \"" + "y".repeat(500_000) + "\"\ntags:\n");
        for (int i = 0; i < 30_000; i++) {
            text.append("  k").append(i).append(": *a\n");
        }
        assertThat(tells(text.toString()).all()).extracting(Diagnostic::code).containsExactly("too-many-values");
    }

    @Test
    void answersWithinTheTimeoutForNoise() {
        Random random = new Random(1);
        byte[] noise = new byte[1024 * 1024];
        random.nextBytes(noise);
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> LivestreamReader.read("livestream.yaml", noise, diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
    }

    @Test
    void mergesDefaultsUnderEveryChannel() {
        Livestream livestream =
                LivestreamReader.read("livestream.yaml", """
                version: 1
                name: sports
                region: us-west-2
                segmentDuration: 4s
                channelDefaults:
                  mediapackage: { endpoints: { hls: { startoverWindow: 24h, manifestName: live } } }
                channels:
                  a:
                  b: { segmentDuration: 2s, mediapackage: { endpoints: { hls: { manifestName: main }, dash: } } }
                  c: { mediapackage: { endpoints: [mss] } }
                """.getBytes(StandardCharsets.UTF_8), new Diagnostics());
        assertThat(livestream.channels())
                .extracting(Channel::segmentDuration)
                .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(4));
        Endpoint merged = livestream.channels().get(1).endpoints().get(0);
        assertThat(merged.manifestName()).isEqualTo("main");
        assertThat(merged.startoverWindow()).isEqualTo(Duration.ofHours(24));
        assertThat(merged.place().of("startoverWindow").line()).isEqualTo(6);
        assertThat(merged.place().of("manifestName").line()).isEqualTo(9);
        assertThat(livestream.channels().get(2).endpoints())
                .extracting(Endpoint::format)
                .containsExactly(Format.MSS);
    }

    @Test
    void neverShowsASecret() {
        Diagnostics diagnostics = tells(VALID
                + "mediapackage2: { cdnAuthorization: 1234567890 }\ncdnAuthorization: topsecret\nextra: 1\nchannels:\n  a:\n    mediapackage:\n      cdnAuthorization:\n"
                + "        value: topsecret\n        value: topsecret\n        role: 1234567890\n        secret: topsecret\n        valeu: [topsecret]\n"
                + "http: { url: \"https://me:topsecret@a.example.net\", headers: { X-Key: topsecret, X-Token: [topsecret] } }\n"
                + "haeders: { X-Key: topsecret, X-Api-Secret: 1234567890 }\n"
                + "tags: { feed: \"https://me:topsecret@a.example.net\" }\n");
        String text = new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all())
                + DiagnosticJson.text(diagnostics.all());
        assertThat(text)
                .doesNotContain("topsecret")
                .doesNotContain("1234567890")
                .contains("literal-secret");
    }

    private static Diagnostics tells(String text) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read("livestream.yaml", text.getBytes(StandardCharsets.UTF_8), diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        return diagnostics;
    }

    private static Diagnostic finding(Consumer<Diagnostics> read) {
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> read.accept(diagnostics)).isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).hasSize(1);
        return diagnostics.all().get(0);
    }
}
