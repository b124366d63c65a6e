package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is theirs becomes ours, what is ours becomes theirs, and what is protected stays. */
class ProtectAndAdoptTest {
    private static final Path GOLDENS = Path.of("src/test/resources/commands");

    private static final String NEWS = """
            version: 1
            name: news
            region: us-west-2
            mediapackage: { endpoints: [hls] }
            """;

    private static final String PROTECTED = NEWS + "lifecycle: { preventDestroy: [\"mediapackage_*\"] }\n";

    /** A channel with the names that the file derives, made in the console. */
    private static final String CONSOLE = """
            [ { "service": "mediapackage", "region": "us-west-2", "method": "POST", "path": "/channels",
                "body": { "id": "news", "description": "Made in the console", "tags": { "team": "video" } } },
              { "service": "mediapackage", "region": "us-west-2", "method": "POST", "path": "/channels",
                "body": { "id": "other" } },
              { "service": "mediapackage", "region": "us-west-2", "method": "POST", "path": "/origin_endpoints",
                "body": { "id": "news-hls", "channelId": "news", "startoverWindowSeconds": 86400,
                  "hlsPackage": { "segmentDurationSeconds": 4, "programDateTimeIntervalSeconds": 60 } } } ]
            """;

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.write("livestream.yaml", NEWS);
    }

    private State state() {
        return JournaledStore.ofFile(folder.resolve(".livestream/simulated/state/news.json"))
                .load(new Diagnostics());
    }

    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    private Answer done(String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
        return answer;
    }

    @Test
    void takesOverWhatThePlanRunsInto() {
        terminal.write("simulator.json", CONSOLE);
        golden("name-taken", terminal.run("apply FILE --simulate --yes"));
        assertThat(state().isEmpty()).isTrue();
        done("import mediapackage_channel.news news FILE --simulate");
        golden("import-endpoint", done("import mediapackage_origin_endpoint.news/hls news-hls FILE --simulate"));
        assertThat(state().account()).isNotNull();
        assertThat(terminal.run("apply FILE --simulate --yes").code())
                .as("somebody may watch what was there before")
                .isEqualTo(ExitCode.CONSENT_MISSING);
        done("apply FILE --simulate --yes --accept interruption");
        assertThat(done("plan FILE --simulate --detailed-exitcode").out()).contains("No changes");
    }

    @Test
    void importRefusesWhatItCannotRecord() {
        terminal.write("simulator.json", CONSOLE);
        golden("import-unknown-address", terminal.run("import mediapackage_chanel.news news FILE --simulate"));
        golden("import-missing", terminal.run("import mediapackage_channel.news nws FILE --simulate"));
        golden(
                "import-policy-of-aws",
                terminal.run("import cloudfront_cache_policy.manifest 08627262-05a9-4f76-9ded-b50ca2e3a84f FILE"
                        + " --simulate"));
        done("import mediapackage_channel.news news FILE --simulate");
        golden("import-twice", terminal.run("import mediapackage_channel.news news FILE --simulate"));
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nchannels: { news: { mediapackage: }, more: { mediapackage: } }\n");
        golden("import-recorded-elsewhere", terminal.run("import mediapackage_channel.more news FILE --simulate"));
        terminal.write("livestream.yaml", NEWS.replace("us-west-2", "eu-west-1"));
        Answer elsewhere = terminal.run("import mediapackage_origin_endpoint.news/hls news-hls FILE --simulate");
        assertThat(elsewhere.code()).isEqualTo(ExitCode.FAILED);
        assertThat(elsewhere.err()).contains("wrong-region");
    }

    @Test
    void importWarnsOfAReplacement() {
        terminal.write("simulator.json", CONSOLE);
        Answer answer = done("import mediapackage_channel.news other FILE --simulate");
        assertThat(answer.out()).contains("-/+ mediapackage_channel.news");
        golden("import-would-replace", new Answer(answer.code(), "", answer.err()));
    }

    @Test
    void forgetsAndTakesBack() {
        done("apply FILE --simulate --yes");
        golden("forget-unasked", terminal.run("forget mediapackage_origin_endpoint.news/hls FILE --simulate"));
        assertThat(state().resources()).containsKey(Address.parse("mediapackage_origin_endpoint.news/hls"));
        golden("forget", done("forget mediapackage_origin_endpoint.news/hls FILE --simulate --yes"));
        golden("forget-missing", terminal.run("forget mediapackage_origin_endpoint.news/hsl FILE --simulate --yes"));
        assertThat(state().resources()).doesNotContainKey(Address.parse("mediapackage_origin_endpoint.news/hls"));
        assertThat(terminal.run("plan FILE --simulate").err())
                .contains("livestream import mediapackage_origin_endpoint.news/hls news-hls");
        done("import mediapackage_origin_endpoint.news/hls news-hls FILE --simulate");
        assertThat(done("plan FILE --simulate --detailed-exitcode").out()).contains("No changes");
    }

    @Test
    void protectsFromDestroyAndForget() {
        terminal.write("livestream.yaml", PROTECTED);
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", NEWS);
        golden("destroy-protected", terminal.run("destroy FILE --simulate --yes"));
        golden("forget-protected", terminal.run("forget mediapackage_channel.news FILE --simulate --yes"));
        assertThat(done("state show mediapackage_channel.news FILE --simulate").out())
                .contains("news  (protected)");
        golden("lift", done("apply FILE --simulate --yes"));
        assertThat(state().resources().values()).noneMatch(recorded -> recorded.protectedFromDestroy());
        done("destroy FILE --simulate --yes");
        assertThat(state().isEmpty()).isTrue();
    }

    /** A line that was just written counts before any apply kept it. */
    @Test
    void protectsFromADestroyBeforeTheNextApply() {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", PROTECTED);
        assertThat(terminal.run("destroy FILE --simulate --yes").code()).isEqualTo(ExitCode.FAILED);
        assertThat(state().resources()).hasSize(6);
    }

    /** The account is the same, and somebody else's endpoint, or a failing one, has nothing of it. */
}
