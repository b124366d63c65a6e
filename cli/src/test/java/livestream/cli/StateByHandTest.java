package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.state.LockInfo;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to a state by hand. */
class StateByHandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/commands");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void applied() {
        terminal = new Terminal(folder);
        terminal.copy("news");
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
    }

    private Path kept() {
        return folder.resolve(".livestream/simulated/state/news.json");
    }

    private State state() {
        return JournaledStore.ofFile(kept()).load(new Diagnostics());
    }

    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    @Test
    void aStateThatLeavesOutWhatAwsSaidIsCompletedByTheNextApply() throws IOException {
        JsonNode pulled = new ObjectMapper()
                .readTree(terminal.run("state pull FILE --simulate").out());
        pulled.findParents("Domain").forEach(outputs -> ((ObjectNode) outputs).remove("Domain"));
        terminal.write("less.json", pulled.toString());
        assertThat(terminal.run("state push " + folder.resolve("less.json") + " FILE --simulate --yes --force")
                        .code())
                .isZero();
        golden("state-incomplete", terminal.run("plan FILE --simulate --refresh=false"));
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        assertThat(terminal.run("plan FILE --simulate --refresh=false --detailed-exitcode")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull", "push", "mv", "repair", "rekey", "backups", "lock", "unlock"})
    void everyWordHasHelp(String word) {
        golden("help-state-" + word, terminal.run("state " + word + " --help"));
    }

    @Test
    void whatIsPulledCanBePushed() throws IOException {
        Answer pulled = terminal.run("state pull FILE --simulate");
        // What is kept ends with a digest of itself, which a person who edits what was pulled could not make.
        assertThat(pulled.out())
                .isEqualTo(
                        Files.readString(kept()).replaceFirst(",\n  \"digest\" : \"[0-9a-f]{64}\"\n}$", "\n}") + "\n");
        State before = state();
        terminal.write("pulled.json", pulled.out());
        String pushed = folder.resolve("pulled.json").toString();
        terminal.run("destroy FILE --simulate --yes");
        golden("state-push-older", terminal.run("state push " + pushed + " FILE --simulate --yes"));
        golden("state-push", terminal.run("state push " + pushed + " FILE --simulate --yes --force"));
        assertThat(state().resources()).isEqualTo(before.resources());
        assertThat(state().serial()).isGreaterThan(before.serial());
        terminal.write("pulled.json", pulled.out().replace(before.lineage(), "another-lineage"));
        Answer another = terminal.run("state push " + pushed + " FILE --simulate --yes");
        assertThat(another.code()).isEqualTo(ExitCode.FAILED);
        assertThat(another.err()).contains("another-lineage");
        terminal.write("pulled.json", "{}");
        golden("state-push-nonsense", terminal.run("state push " + pushed + " FILE --simulate --yes"));
    }

    @Test
    void everyRunThatChangesSomethingLeavesABackup() {
        State before = state();
        terminal.run("destroy FILE --simulate --yes");
        Answer backups = terminal.run("state backups FILE --simulate");
        assertThat(backups.out())
                .contains(
                        "serial " + before.serial() + ", " + before.resources().size() + " resources");
        String number = backups.out().substring(0, 1);
        assertThat(terminal.run("state pull FILE --simulate --backup " + number).out())
                .contains("\"serial\" : " + before.serial() + ",");
        golden("state-pull-no-backup", terminal.run("state pull FILE --simulate --backup 9"));
    }

    @Test
    void aResourceIsMovedWithThoseThatNeedIt() {
        golden(
                "state-mv",
                terminal.run(
                        "state mv cloudfront_cache_policy.manifest cloudfront_cache_policy.playlist FILE --simulate"));
        assertThat(terminal.run("state list FILE --simulate").out())
                .contains("cloudfront_cache_policy.playlist")
                .doesNotContain("cloudfront_cache_policy.manifest");
        terminal.run("state mv cloudfront_cache_policy.playlist cloudfront_cache_policy.manifest FILE --simulate");
        assertThat(terminal.run("plan FILE --simulate --detailed-exitcode").code())
                .isZero();
        for (String wrong : List.of(
                "cloudfront_cache_policy.none cloudfront_cache_policy.other",
                "cloudfront_cache_policy.manifest cloudfront_cache_policy.segment",
                "cloudfront_cache_policy.manifest cloudfront_distribution.other",
                "nonsense cloudfront_distribution.other")) {
            Answer answer = terminal.run("state mv " + wrong + " FILE --simulate");
            assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.FAILED);
        }
    }

    @Test
    void aDamagedStateIsRepairedFromItsBackup() throws IOException {
        golden("state-repair-nothing", terminal.run("state repair FILE --simulate --yes"));
        Files.writeString(kept(), Files.readString(kept()).substring(0, 200));
        golden("state-damaged", terminal.run("plan FILE --simulate"));
        Answer none = terminal.run("state repair FILE --simulate --yes");
        assertThat(none.code()).as(none.out() + none.err()).isIn(ExitCode.DONE, ExitCode.FAILED);
    }

    @Test
    void aLineThatIsWrongInTheMiddleOfTheJournalIsSaidAndRepaired() throws Exception {
        Path journal = folder.resolve(".livestream/simulated/state/news.json.journal");
        Files.writeString(journal, killedAfterTwoChanges().replace("\"closed\"", "\"closet\""));
        golden("state-journal-damaged", terminal.run("plan FILE --simulate"));
        golden("state-repair", terminal.run("state repair FILE --simulate --yes"));
        assertThat(terminal.run("plan FILE --simulate --detailed-exitcode").code())
                .isZero();
        Files.writeString(journal, Files.readString(journal) + "4711 {\"cut");
        golden("state-journal-unfinished", terminal.run("apply FILE --simulate --yes"));
    }

    /** The journal as a run leaves it that is killed after two changes; the snapshot is as it was before. */
    private String killedAfterTwoChanges() throws Exception {
        byte[] snapshot = Files.readAllBytes(kept());
        String journal;
        try (StateStore.Lease lease = JournaledStore.ofFile(kept()).lock(LockInfo.me("apply", Instant.EPOCH))) {
            lease.load(new Diagnostics());
            lease.write(new StateChange.CreateAbandoned(Address.parse("cloudfront_distribution.one")));
            lease.write(new StateChange.CreateAbandoned(Address.parse("cloudfront_distribution.two")));
            journal = Files.readString(kept().resolveSibling("news.json.journal"));
        }
        Files.write(kept(), snapshot);
        return journal;
    }

    @Test
    void somebodyHoldsTheLockOrNobody() {
        golden("state-lock-show", terminal.run("state lock show FILE --simulate"));
        golden("state-lock-other", terminal.run("state lock release FILE --simulate"));
    }

    @Test
    void rekeyNeedsToKnowWithWhat() {
        golden("state-rekey-unknown", terminal.run("state rekey FILE --simulate --from nonsense"));
        golden("state-rekey", terminal.run("state rekey FILE --simulate"));
    }
}
