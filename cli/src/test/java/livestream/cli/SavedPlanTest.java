package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is saved, and what may and may not become of it. */
class SavedPlanTest {
    private static final Path GOLDENS = Path.of("src/test/resources/plans");
    private static final String NEWS =
            "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dash, mss]\n";
    private static final String MORE =
            "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dash, mss, cmaf]\n";
    private static final String LESS =
            "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, mss]\n";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    private Answer run(String line) {
        return terminal.run(line.replace("PLAN", folder.resolve("news.plan").toString()));
    }

    private Answer done(String line) {
        Answer answer = run(line);
        assertThat(answer.code()).as(line + answer.out() + answer.err()).isZero();
        return answer;
    }

    /** Holds what a person reads against a golden, times masked. */
    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(
                GOLDENS.resolve(name + ".txt"),
                Golden.masked(text).replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<time>"));
    }

    /** What is refused changes nothing: neither the state nor AWS. */
    private void refused(String name, String line) throws IOException {
        String state = Files.exists(state()) ? Files.readString(state()) : "";
        String aws = Files.exists(world()) ? Files.readString(world()) : "";
        Answer answer = run(line);
        assertThat(answer.code()).as(answer.out()).isEqualTo(ExitCode.FAILED);
        golden(name, answer);
        assertThat(Files.exists(state()) ? Files.readString(state()) : "").isEqualTo(state);
        if (Files.exists(world()) && !aws.isEmpty()) {
            assertThat(world()).hasContent(aws);
        }
    }

    private Path state() {
        return folder.resolve(".livestream/simulated/state/news.json");
    }

    private Path world() {
        return folder.resolve(".livestream/simulated/aws/world.json");
    }

    private void outside(String from, String to) throws IOException {
        String before = Files.readString(world());
        assertThat(before).contains(from);
        Files.writeString(world(), before.replace(from, to));
    }

    @Test
    void whatWasShownIsWhatIsDone() throws IOException {
        Answer plan = done("plan FILE --simulate --out PLAN");
        golden("saved", new Answer(plan.code(), "", plan.err()));
        terminal.write("livestream.yaml", "not even: [yaml");
        Answer apply = done("apply PLAN");
        assertThat(apply.out()).startsWith(plan.out()).contains("Deployed.");
        terminal.write("livestream.yaml", NEWS);
        assertThat(run("plan FILE --simulate --detailed-exitcode").code()).isZero();
    }

    @Test
    void theCommandsOfTheDocumentationRun() throws IOException {
        String page = Files.readString(Golden.root().resolve("docs/commands.md"));
        Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        block.group(1)
                .lines()
                .map(line -> line.replace("livestream plan", "plan FILE --simulate")
                        .replace("livestream apply", "apply")
                        .replace("news.plan", "PLAN"))
                .forEach(this::done);
        assertThat(done("plan FILE --simulate").out()).contains("No changes");
    }

    /** But for its id and its times, which are its own. */
    @Test
    void thePlanIsTheSameBytesWhereverItIsMade() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        String first = planned();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(planned()).as(tag).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private String planned() throws IOException {
        String shown = done("plan FILE --simulate --json --out PLAN").out();
        return shown
                + Files.readString(folder.resolve("news.plan"))
                        .replaceFirst("\"id\" : \"[^\"]*\"", "")
                        .replaceAll("\"(created|expires|digest)\" : \"[^\"]*\"", "");
    }

    /** A failure still ends at the line that caused it, as it was when the plan was made. */
    @Test
    void aFailureIsShownUnderTheLineThatWasPlanned() throws IOException {
        done("plan FILE --simulate --out PLAN");
        terminal.write("livestream.yaml", "another file");
        terminal.write(
                "simulator.json",
                "[{ \"service\": \"mediapackage\", \"region\": \"us-west-2\", \"method\": \"POST\","
                        + " \"path\": \"/channels\", \"body\": { \"id\": \"news\" } }]");
        Answer apply = run("apply PLAN");
        golden("failed", new Answer(apply.code(), "", apply.err()));
    }

    @Test
    void aPlanIsForItsUsersEyesAlone() throws IOException {
        done("plan FILE --simulate --out PLAN");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("news.plan"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("news.plan.new")).doesNotExist();
    }

    @Test
    void aPlanIsAppliedOnce() throws IOException {
        done("plan FILE --simulate --out PLAN");
        done("apply PLAN");
        refused("consumed", "apply PLAN");
    }

    @Test
    void aFirstPlanIsNotAppliedBesideAnotherFirstRun() throws IOException {
        done("plan FILE --simulate --out PLAN");
        done("apply FILE --simulate --yes");
        refused("begun-meanwhile", "apply PLAN");
    }

    @Test
    void aStateThatIsStartedByAPlanHasTheLineageOfThePlan() throws IOException {
        done("plan FILE --simulate --out PLAN");
        JsonNode plan = new ObjectMapper().readTree(folder.resolve("news.plan").toFile());
        done("apply PLAN");
        JsonNode state = new ObjectMapper().readTree(state().toFile());
        assertThat(state.path("lineage")).isEqualTo(plan.path("basis").path("lineage"));
        assertThat(state.path("consumed").get(0)).isEqualTo(plan.path("id"));
    }

    @Test
    void aPlanOfAStateThatIsNotHereIsRefused() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        done("plan FILE --simulate --out PLAN");
        Files.delete(state());
        Files.delete(state().resolveSibling(state().getFileName() + ".journal"));
        refused("state-not-here", "apply PLAN");
        Files.delete(state().resolveSibling(state().getFileName() + ".journal"));
        Files.writeString(
                state(),
                "{\"format\": 1, \"lineage\": \"another\", \"serial\": 7, \"resources\": [], \"intents\": [], \"outputs\": {}}");
        refused("another-lineage", "apply PLAN");
    }

    @Test
    void anExpiredPlanIsRefused() throws IOException {
        done("plan FILE --simulate --out PLAN --valid-for 0s");
        refused("expired", "apply PLAN");
    }

    @Test
    void aPlanForAnotherAccountIsRefused() throws IOException {
        done("plan FILE --simulate --out PLAN");
        rewrite(root -> ((ObjectNode) root.path("basis")).put("account", "999999999999"));
        refused("another-account", "apply PLAN");
    }

    @Test
    void aPlanOfANewerFormatIsRefused() throws IOException {
        done("plan FILE --simulate --out PLAN");
        rewrite(root -> root.put("livestreamPlan", 99));
        refused("newer", "apply PLAN");
    }

    @Test
    void aDamagedPlanIsRefused() throws IOException {
        done("plan FILE --simulate --out PLAN");
        Path plan = folder.resolve("news.plan");
        String whole = Files.readString(plan);
        Files.writeString(plan, whole.substring(0, whole.length() / 2));
        refused("cut-off", "apply PLAN");
        Files.writeString(plan, whole.replaceFirst("\"DASH\"|dash", "hand"));
        refused("edited", "apply PLAN");
    }

    @Test
    void whatMovedMeanwhileIsNamed() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        done("plan FILE --simulate --out PLAN");
        outside("news (livestream)", "somebody was here");
        refused("stale", "apply PLAN");
    }

    @Test
    void whatAnotherRunAppliedMeanwhileIsNamed() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        done("plan FILE --simulate --out PLAN");
        done("apply FILE --simulate --yes");
        refused("applied-meanwhile", "apply PLAN");
    }

    @Test
    void whatThePlanIsNotAboutMayMove() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        done("plan FILE --simulate --out PLAN --target mediapackage_origin_endpoint.news/cmaf");
        outside("news (livestream)", "somebody was here");
        Answer apply = done("apply PLAN");
        assertThat(apply.out()).contains("created mediapackage_origin_endpoint.news/cmaf");
        assertThat(Files.readString(world())).contains("somebody was here");
    }

    @Test
    void whatViewersNoticeIsAgreedToAtEitherTime() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", LESS);
        done("plan FILE --simulate --out PLAN");
        Answer refused = run("apply PLAN");
        assertThat(refused.code()).isEqualTo(ExitCode.CONSENT_MISSING);
        golden("accept-missing", new Answer(refused.code(), "", refused.err()));
        done("plan FILE --simulate --out PLAN --accept url-change");
        done("apply PLAN");
        terminal.write("livestream.yaml", NEWS);
        done("apply FILE --simulate --yes --accept url-change");
        terminal.write("livestream.yaml", LESS);
        done("plan FILE --simulate --out PLAN");
        done("apply PLAN --accept url-change");
    }

    @Test
    void aDestroyCanBePlanned() throws IOException {
        done("apply FILE --simulate --yes");
        Answer plan = done("plan FILE --simulate --destroy --out PLAN --accept url-change");
        assertThat(plan.out()).contains("8 to delete");
        Answer apply = done("apply PLAN");
        assertThat(apply.out()).contains("Everything is deleted.");
        refused("consumed-destroy", "apply PLAN");
    }

    @Test
    void aPlanThatWasNotComparedIsComparedWhenItIsApplied() throws IOException {
        done("apply FILE --simulate --yes");
        terminal.write("livestream.yaml", MORE);
        done("plan FILE --simulate --refresh=false --out PLAN");
        outside("news (livestream)", "somebody was here");
        refused("otherwise", "apply PLAN");
        outside("somebody was here", "news (livestream)");
        done("apply PLAN");
    }

    @Test
    void optionsThatChooseDoNotGoWithAPlan() throws IOException {
        done("plan FILE --simulate --out PLAN");
        refused("options", "apply PLAN --target *");
        assertThat(run("apply PLAN --env prod").err()).contains("decided-before");
        assertThat(run("apply PLAN --simulate --json").code())
                .as("it says what the plan says")
                .isZero();
    }

    @Test
    void otherFilesAreNotOverwritten() throws IOException {
        refused("not-a-plan", "plan FILE --simulate --out FILE");
        assertThat(folder.resolve("livestream.yaml")).content().startsWith("version: 1");
        refused("nowhere", "plan FILE --simulate --out " + folder.resolve("nowhere/news.plan"));
        done("plan FILE --simulate --out PLAN");
        done("plan FILE --simulate --out PLAN");
        refused("plan-of-a-plan", "plan PLAN --simulate");
        refused("accept-without-out", "plan FILE --simulate --accept interruption");
    }

    /** As the file has it: SHA-256 of its content with members sorted and no white space. */
    private static String digest(ObjectNode root) throws IOException {
        ObjectMapper sorted = new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        byte[] text = sorted.writeValueAsBytes(sorted.treeToValue(root, Object.class));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private interface Edit {
        void on(ObjectNode root);
    }

    /** As somebody would who wants to go around a check, with a digest that fits. */
    private void rewrite(Edit edit) throws IOException {
        Path plan = folder.resolve("news.plan");
        ObjectNode root = (ObjectNode) new ObjectMapper().readTree(plan.toFile());
        edit.on(root);
        root.remove("digest");
        root.put("digest", digest(root));
        Files.writeString(plan, root.toString());
    }
}
