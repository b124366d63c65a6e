package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs about a part of a deployment, about what others did to it, and about what seems to be gone. */
class PartsTest {
    private static final Path GOLDENS = Path.of("src/test/resources/parts");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    private Answer done(String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.code()).as(line + answer.out() + answer.err()).isZero();
        return answer;
    }

    private static void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    private Path world() {
        return folder.resolve(".livestream/simulated/aws/world.json");
    }

    private void outside(String from, String to) throws IOException {
        String before = Files.readString(world());
        assertThat(before).contains(from);
        Files.writeString(world(), before.replace(from, to));
    }

    private void moreEndpoints() {
        endpoints("[hls, dash, mss, cmaf]");
    }

    private void endpoints(String endpoints) {
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: " + endpoints + "\n");
    }

    @Test
    void aTargetIsAppliedAloneAndTheRestLater() {
        Answer plan = done("plan FILE --simulate --target *.manifest");
        golden("target", plan);
        done("apply FILE --simulate --yes --target *.manifest");
        assertThat(done("state list FILE --simulate").out())
                .startsWith("cloudfront_cache_policy.manifest")
                .hasLineCount(1);
        assertThat(done("outputs FILE --simulate --json").out()).isEqualToIgnoringWhitespace("{}");
        Answer rest = done("apply FILE --simulate --yes");
        assertThat(rest.out()).contains("7 to create, 1 unchanged");
    }

    @Test
    void outputsOfWhatIsLeftOutStayAsTheyWere() {
        done("apply FILE --simulate --yes");
        String before = done("outputs FILE --simulate").out();
        moreEndpoints();
        done("apply FILE --simulate --yes --exclude cloudfront_distribution.main");
        assertThat(done("outputs FILE --simulate").out()).isEqualTo(before);
        assertThat(done("state list FILE --simulate").out()).contains("news/cmaf");
        done("apply FILE --simulate --yes");
        assertThat(done("outputs FILE --simulate").out()).contains("news/cmaf");
    }

    @Test
    void aPartIsDestroyed() {
        done("apply FILE --simulate --yes");
        Answer asked = terminal.typing("no\n", 120).run("destroy FILE --simulate --target *.news/dash");
        assertThat(asked.out()).endsWith("Type its name, `news`, to delete what is chosen: ");
        Answer answer = done("destroy FILE --simulate --yes --target *.news/dash");
        assertThat(answer.out()).endsWith("What is chosen is deleted.\n");
        assertThat(done("state list FILE --simulate").out())
                .as("the distribution that refers to it goes first")
                .doesNotContain("news/dash", "cloudfront_distribution")
                .contains("news/hls");
        done("apply FILE --simulate --yes --accept url-change");
        assertThat(done("plan FILE --simulate --detailed-exitcode").out()).contains("No changes");
    }

    @Test
    void somethingIsMadeAnewOnRequest() {
        done("apply FILE --simulate --yes");
        Answer plan = done("plan FILE --simulate --replace cloudfront_cache_policy.segment");
        golden("replace", plan);
    }

    @Test
    void whatWasSupersededIsRetiredOnRequest() {
        endpoints("{ main: { format: hls } }");
        done("apply FILE --simulate --yes");
        endpoints("{ main: { format: dash } }");
        done("apply FILE --simulate --yes --accept url-change");
        golden(
                "retire-wanted",
                terminal.run("plan FILE --simulate --retire mediapackage_origin_endpoint.news/main@news-main-2"));
        done("apply FILE --simulate --yes --accept url-change --retire mediapackage_origin_endpoint.news/main");
        done("plan FILE --simulate --detailed-exitcode");
        golden("retire-gone", terminal.run("plan FILE --simulate --retire mediapackage_origin_endpoint.news/main"));
    }

    @Test
    void anAddressThatNothingHasIsCorrected() {
        Answer answer = terminal.run("apply FILE --simulate --yes --target cloudfront_distribution.mian");
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        golden("unknown-address", answer);
    }

    @Test
    void aPlanOfAPartIsJsonToo() throws IOException {
        JsonNode plan = new ObjectMapper()
                .readTree(
                        done("plan FILE --simulate --json --target *.manifest").out());
        assertThat(plan.path("changes")).hasSize(1);
        assertThat(plan.path("leftOut")).hasSize(7);
        assertThat(plan.path("leftOut").get(0).path("action").asText()).isEqualTo("create");
    }

    @Test
    void aDestroyIsShownBefore() {
        done("apply FILE --simulate --yes");
        golden("plan-destroy", done("plan FILE --simulate --destroy"));
        assertThat(done("plan FILE --simulate --detailed-exitcode").out()).contains("No changes");
    }

    /** Nobody answers at that address, and nobody is asked: there are not even credentials. */
    @Test
    void withoutARefreshAPlanAsksNobody() throws IOException {
        List<String> settings = List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory())) {
            System.setProperty("aws.endpointUrl", aws.endpoint().toString());
            System.setProperty("aws.accessKeyId", "simulator");
            System.setProperty("aws.secretAccessKey", "simulator");
            done("apply FILE --yes");
            moreEndpoints();
            int calls = aws.calls().size();
            Answer plan = done("plan FILE --refresh=false");
            assertThat(aws.calls()).hasSize(calls);
            golden("unrefreshed", plan);
            done("plan FILE --refresh=false --out " + folder.resolve("news.plan"));
            assertThat(aws.calls()).hasSize(calls);
            done("apply " + folder.resolve("news.plan"));
        } finally {
            settings.forEach(System::clearProperty);
        }
    }

    @Test
    void whatOthersDidIsToldAndNotTouched() throws IOException {
        done("apply FILE --simulate --yes");
        golden("drift-none", done("drift FILE --simulate"));
        outside("news (livestream)", "somebody was here");
        String before = Files.readString(world());
        Answer drift = terminal.run("drift FILE --simulate");
        assertThat(drift.code()).isEqualTo(ExitCode.CHANGES);
        golden("drift", drift);
        Answer json = terminal.run("drift FILE --simulate --json");
        assertThat(json.code()).isEqualTo(ExitCode.CHANGES);
        golden("drift-json", json);
        assertThat(world()).hasContent(before);
    }

    @Test
    void aFileThatChangedIsNoDrift() {
        done("apply FILE --simulate --yes");
        moreEndpoints();
        assertThat(done("drift FILE --simulate").out()).startsWith("No drift");
    }

    /** Both ways out that the report names. */
    @Test
    void driftIsUndoneOrKept() throws IOException {
        done("apply FILE --simulate --yes");
        outside("news (livestream)", "somebody was here");
        done("apply FILE --simulate --yes");
        assertThat(done("drift FILE --simulate").out()).startsWith("No drift");
        outside("news (livestream)", "somebody was here");
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dash, mss]\n"
                        + "distribution: { comment: somebody was here }\n"
                        + "overrides:\n  channels: { news: { Description: somebody was here } }\n");
        Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(plan.code()).as(plan.out() + plan.err()).isZero();
    }

    private void everythingIsLost() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.hourPasses("news");
        try (Stream<Path> data = Files.walk(world().getParent())) {
            for (Path path : data.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void whatSeemsToBeGoneIsNotMadeASecondTime() throws IOException {
        everythingIsLost();
        golden("missing-resources", terminal.run("plan FILE --simulate"));
        Path state = folder.resolve(".livestream/simulated/state/news.json");
        String before = Files.readString(state);
        for (String line : List.of(
                "apply FILE --simulate --yes",
                "destroy FILE --simulate --yes",
                "drift FILE --simulate",
                "plan FILE --simulate --destroy")) {
            Answer answer = terminal.run(line);
            assertThat(answer.code()).as(line).isEqualTo(ExitCode.FAILED);
            assertThat(answer.err()).as(line).contains("error[missing-resources]");
        }
        assertThat(state).hasContent(before);
        assertThat(terminal.run("drift FILE --simulate --allow-missing").code()).isEqualTo(ExitCode.CHANGES);
        assertThat(done("plan FILE --simulate --allow-missing").out()).contains("8 to create");
        done("apply FILE --simulate --yes --accept url-change --allow-missing");
        assertThat(done("plan FILE --simulate").out()).contains("No changes");
    }

    @Test
    void whatIsReallyGoneIsForgotten() throws IOException {
        everythingIsLost();
        done("destroy FILE --simulate --yes --allow-missing");
        assertThat(done("state list FILE --simulate").out()).isEmpty();
    }
}
