package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.schema.Diagnostics;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.StateStore.Lease;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final Path GOLDENS = Path.of("src/test/resources/commands");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    private JournaledStore store() {
        return JournaledStore.ofFile(folder.resolve(".livestream/simulated/state/news.json"));
    }

    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    @Test
    void helpListsEveryCommand() {
        golden("help", terminal.run("--help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate",
                "config",
                "expand",
                "plan",
                "apply",
                "destroy",
                "drift",
                "import",
                "forget",
                "show",
                "outputs",
                "urls",
                "route",
                "state",
                "simulator",
                "completion",
                "version"
            })
    void everyCommandHasHelp(String command) {
        Answer answer = terminal.run(command + " --help");
        assertThat(answer.code()).isZero();
        golden("help-" + command, answer);
    }

    /** Turkish has letters of its own for i and I, and the others digits of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "fa-IR-u-nu-arabext"})
    void saysTheSameInEveryLocale(String tag) {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            everyCommandHasHelp("plan");
            Locale.setDefault(Locale.forLanguageTag(tag));
            everyCommandHasHelp("route");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aMisspeltCommandIsCorrected() {
        golden("misspelt-command", terminal.run("aply FILE"));
    }

    @Test
    void anUnknownOptionIsAnError() {
        golden("unknown-option", terminal.run("plan FILE --simulat"));
    }

    @Test
    void aFileWithErrorsTouchesNothing() {
        terminal.write(
                "livestream.yaml", "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoint: [hls]\n");
        golden("unknown-key", terminal.run("apply FILE --simulate --yes"));
        assertThat(folder.resolve(".livestream")).doesNotExist();
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        Files.delete(folder.resolve("livestream.yaml"));
        golden("missing-file", terminal.run("plan FILE --simulate"));
    }

    @Test
    void applyWithoutConsentChangesNothing() {
        Answer answer = terminal.run("apply FILE --simulate");
        assertThat(answer.code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(answer.err()).contains("Add --yes");
        assertThat(store().location())
                .satisfies(file -> assertThat(Path.of(file)).doesNotExist());
    }

    @Test
    void onlyYesIsAYes() {
        assertThat(terminal.typing("y\n", 80).run("apply FILE --simulate").code())
                .isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.typing("", 80).run("apply FILE --simulate").code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.typing("yes\n", 80).run("apply FILE --simulate").code())
                .isZero();
    }

    private void lessSegmentTime() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nsegmentDuration: 4s\n"
                        + "mediapackage:\n  endpoints: [hls, dash, mss]\n");
    }

    private void noMoreDash() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, mss]\n");
    }

    @Test
    void whatViewersWouldNoticeIsAgreedToByName() throws IOException {
        noMoreDash();
        String before = Files.readString(Path.of(store().location()));
        Answer refused = terminal.run("apply FILE --simulate --yes");
        golden("accept-missing", new Answer(refused.code(), "", refused.err()));
        Answer nobody = terminal.run("apply FILE --simulate");
        golden("accept-and-yes-missing", new Answer(nobody.code(), "", nobody.err()));
        Answer milder = terminal.run("apply FILE --simulate --yes --accept interruption");
        assertThat(milder.code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.run("apply FILE --simulate --accept url-change").code())
                .as("it agrees to the impact, but nobody agreed to the plan")
                .isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.run("apply FILE --simulate --yes --json").code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(Path.of(store().location())).hasContent(before);
        assertThat(terminal.run("apply FILE --simulate --yes --accept url-change")
                        .code())
                .isZero();
    }

    @Test
    void agreeingToAUrlChangeIsAgreeingToAnInterruption() {
        lessSegmentTime();
        assertThat(terminal.run("apply FILE --simulate --yes").err()).contains("--accept interruption");
        assertThat(terminal.run("apply FILE --simulate --yes --accept url-change")
                        .code())
                .isZero();
    }

    @Test
    void atATerminalTheLevelIsTyped() {
        lessSegmentTime();
        Answer asked = terminal.typing("yes\n", 80).run("apply FILE --simulate");
        assertThat(asked.code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(asked.out()).endsWith("Type `interruption` to apply it: To agree, type `interruption`: ");
        assertThat(terminal.typing("no\n", 80).run("apply FILE --simulate").out())
                .as("a no is a no")
                .endsWith("Type `interruption` to apply it: ");
        assertThat(terminal.typing("yes\n", 80)
                        .run("apply FILE --simulate --yes")
                        .code())
                .as("--yes alone is no agreement to that")
                .isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.typing("interruption\n", 80)
                        .run("apply FILE --simulate")
                        .code())
                .isZero();
    }

    @Test
    void atATerminalAnAcceptedLevelLeavesTheUsualQuestion() {
        lessSegmentTime();
        Answer asked = terminal.typing("yes\n", 80).run("apply FILE --simulate --accept interruption");
        assertThat(asked.out()).contains("Only `yes` is a yes");
        assertThat(asked.code()).isZero();
    }

    @Test
    void whatViewersDoNotNoticeNeedsNoMoreThanYes() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dash, mss, cmaf]\n");
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
    }

    @Test
    void anUnknownLevelIsAnError() {
        golden("unknown-level", terminal.run("apply FILE --simulate --yes --accept outage"));
    }

    @Test
    void destroyIsItselfTheAgreement() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        Answer answer = terminal.run("destroy FILE --simulate --yes");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Viewers\n  url-change");
    }

    @Test
    void thePlanAsJsonSaysWhatViewersNotice() throws IOException {
        noMoreDash();
        JsonNode plan = new ObjectMapper()
                .readTree(terminal.run("plan FILE --simulate --json").out());
        assertThat(plan.path("impact").asText()).isEqualTo("url-change");
        assertThat(plan.path("changes")).anySatisfy(change -> assertThat(
                        change.path("impact").path("reason").asText())
                .startsWith("its URL stops working"));
    }

    @Test
    void destroyAsksForTheName() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        assertThat(terminal.typing("yes\n", 80).run("destroy FILE --simulate").code())
                .isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.typing("news\n", 80).run("destroy FILE --simulate").code())
                .isZero();
    }

    @Test
    @SuppressWarnings("try") // the lease is there to be held
    void aLockedStateSaysWhoHasIt() throws IOException, LockedException {
        LockInfo lockInfo = LockInfo.me("apply", Instant.parse("2026-01-01T20:00:00Z"));
        try (Lease lease = store().lock(lockInfo)) {
            Answer answer = terminal.run("apply FILE --simulate --yes");
            assertThat(answer.code()).isEqualTo(ExitCode.LOCKED);
            assertThat(answer.err())
                    .contains("error[locked]")
                    .contains("apply by ")
                    .contains("2026-01-01T20:00:00Z")
                    .contains("livestream state unlock " + lockInfo.id());
            assertThat(terminal.run("plan FILE --simulate").code())
                    .as("reading needs no lock")
                    .isZero();
            assertThat(terminal.run("state unlock nobody FILE --simulate").code())
                    .isEqualTo(ExitCode.FAILED);
            assertThat(terminal.run("state unlock " + lockInfo.id() + " FILE --simulate")
                            .code())
                    .isZero();
            assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        }
    }

    @Test
    void theStateCanBeLookedInto() {
        terminal.run("apply FILE --simulate --yes");
        golden("state-list", terminal.run("state list FILE --simulate"));
        golden("state-show", terminal.run("state show cloudfront_cache_policy.manifest FILE --simulate"));
        golden("state-show-missing", terminal.run("state show cloudfront_cache_policy.other FILE --simulate"));
        golden("outputs", terminal.run("outputs FILE --simulate"));
        golden("outputs-name", terminal.run("outputs FILE --simulate --name news/hls"));
        golden("outputs-json", terminal.run("outputs FILE --simulate --json"));
        assertThat(terminal.run("show FILE --simulate").out()).contains("cloudfront_distribution.main");
    }

    @Test
    void nothingIsAppliedYet() {
        golden("show-empty", terminal.run("show FILE --simulate"));
        golden("outputs-empty", terminal.run("outputs FILE --simulate"));
    }

    @Test
    void jsonIsJsonAlone() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode plan =
                json.readTree(terminal.run("plan FILE --simulate --json").out());
        assertThat(plan.path("format").asInt()).isEqualTo(1);
        assertThat(plan.path("summary").path("create").asInt()).isEqualTo(8);
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        JsonNode show =
                json.readTree(terminal.run("show FILE --simulate --json").out());
        assertThat(show.path("resources")).hasSize(8);
        assertThat(json.readTree(terminal.run("expand FILE --simulate --json").out()))
                .hasSize(8);
    }

    @Test
    void theSameFileGivesTheSameBytes() {
        String first = terminal.run("plan FILE --simulate").out();
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.TimeZone zone = java.util.TimeZone.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr-TR"));
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(terminal.run("plan FILE --simulate").out()).isEqualTo(first);
        } finally {
            java.util.Locale.setDefault(before);
            java.util.TimeZone.setDefault(zone);
        }
    }

    @Test
    void colourIsADecoration() {
        String plain = terminal.run("plan FILE --simulate").out();
        String colour = terminal.typing("", 120).run("plan FILE --simulate").out();
        assertThat(colour).contains("\u001b[");
        assertThat(colour.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(terminal.with("NO_COLOR", "1").run("plan FILE --simulate").out())
                .isEqualTo(plain);
    }

    @Test
    void aNarrowTerminalCutsNothing() {
        Answer answer = terminal.typing("", 60).with("NO_COLOR", "1").run("plan FILE --simulate");
        golden("plan-60-columns", answer);
    }

    @Test
    void anotherAccountIsRefused() {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\naccount: \"111122223333\"\nmediapackage:\n  endpoints: [hls]\n");
        golden("wrong-account", terminal.run("plan FILE --simulate"));
    }

    @Test
    void aStateOfAnotherRegionIsRefused() {
        terminal.run("apply FILE --simulate --yes");
        terminal.write(
                "livestream.yaml", "version: 1\nname: news\nregion: eu-west-1\nmediapackage:\n  endpoints: [hls]\n");
        Answer answer = terminal.run("apply FILE --simulate --yes");
        golden("wrong-region", answer);
    }

    @Test
    void aStateOfAnotherAccountIsRefused() throws Exception {
        terminal.run("apply FILE --simulate --yes");
        try (Lease lease = store().lock(LockInfo.me("apply", Instant.EPOCH))) {
            lease.load(new Diagnostics());
            lease.replace(lease.state().pinnedTo("999999999999", "us-west-2", null));
        }
        golden("state-of-another-account", terminal.run("plan FILE --simulate"));
    }

    @Test
    void anUnreadableStateIsNeverAnEmptyOne() throws IOException {
        Path state = Path.of(store().location());
        Files.createDirectories(state.getParent());
        Files.writeString(state, "not a state");
        golden("unreadable-state", terminal.run("apply FILE --simulate --yes"));
        assertThat(state).hasContent("not a state");
    }

    @Test
    void aStateOfANewerVersionIsRefused() throws IOException {
        Path state = Path.of(store().location());
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{\"format\": 99, \"lineage\": \"x\"}");
        golden("newer-state", terminal.run("plan FILE --simulate"));
    }

    @Test
    void aMissingChannelIsNamed() {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  channel: news-42\n  endpoints: [hls]\n");
        golden("missing-channel", terminal.run("plan FILE --simulate"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve(".livestream"), "a file where the folder should be");
        golden("folder-not-writable", terminal.run("apply FILE --simulate --yes"));
    }

    @Test
    void aLinkInThePlaceOfAFolderIsNamed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve(".livestream/simulated"));
        Files.createSymbolicLink(folder.resolve(".livestream/simulated/state"), elsewhere);
        golden("link-refused", terminal.run("apply FILE --simulate --yes"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aRenamedFileIsRefused() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        String other = "version: 1\nname: other\nregion: us-west-2\nmediapackage:\n  endpoints: [hls]\n";
        terminal.write("livestream.yaml", other);
        golden("renamed", terminal.run("plan FILE --simulate"));
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aSecondFileInTheFolderIsNoRenamedOne() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        terminal.write("first.yaml", "version: 1\nname: news # and stays so\nregion: us-west-2\nmediapackage:\n");
        terminal.write("livestream.yaml", "version: 1\nname: other\nregion: us-west-2\nmediapackage:\n");
        assertThat(terminal.run("plan FILE --simulate"))
                .returns(ExitCode.DONE, Answer::code)
                .returns("", Answer::err);
    }

    @Test
    void aRoutingThatMovesUrlsSaysWhichStop() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dash]\n"
                        + "distribution:\n  routing: path\n");
        golden("urls-that-stop", terminal.run("plan FILE --simulate"));
    }

    @Test
    void validateFindsWhatTheFileAloneGivesAway() {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, cmaf]\n"
                        + "distribution:\n  routing: literal\n");
        assertThat(terminal.run("validate FILE").code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
    }

    @Test
    void destroyOfNothingSaysSo() {
        golden("destroy-nothing", terminal.run("destroy FILE --simulate --yes"));
    }

    @Test
    void aManagedChannelInAnotherRegionIsRefused() {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  region: eu-west-1\n  endpoints: [hls]\n");
        golden("other-region", terminal.run("plan FILE --simulate"));
    }

    @Test
    void aForcedCollisionShowsAUrl() {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, cmaf]\n"
                        + "distribution:\n  routing: literal\n");
        golden("forced-collision", terminal.run("plan FILE --simulate"));
    }

    @Test
    void aMissingSecretIsNamedAndNothingElse() {
        terminal.write("livestream.yaml", """
                version: 1
                name: partner
                mediapackage:
                  endpoints:
                    hls: { url: "https://x.mediapackage.us-east-1.amazonaws.com/out/v1/064134724fd74667ba294657a674ae72/index.m3u8" }
                  cdnAuthorization: { value: "${secret:env:NOT_SET_ANYWHERE}" }
                """);
        golden("missing-secret", terminal.run("plan FILE --simulate"));
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(terminal.run("completion").out()).contains("simulator").contains("--simulate");
    }

    @Test
    void versionIsOneLine() {
        assertThat(terminal.run("version").out()).matches("livestream \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }
}
