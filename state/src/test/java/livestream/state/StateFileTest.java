package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.machine.OrdinaryUser;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileTest {
    private static final String CANARY = "canary-4711-must-stay-unseen";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("made/on/demand/state.json");
    }

    private static State load(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        State state = JournaledStore.ofFile(file).load(diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return state;
    }

    private static Diagnostic refusal(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> JournaledStore.ofFile(file).load(diagnostics)).isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).hasSize(1);
        return diagnostics.all().get(0);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Samples.put(file(), Samples.full());
        assertThat(load(file())).isEqualTo(Samples.full());
    }

    @Test
    void writesTheSameBytesForTheSameState() throws IOException {
        Samples.put(file(), Samples.full());
        Path other = folder.resolve("other.json");
        Samples.put(other, load(file()));
        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(file()));
    }

    @Test
    void startsAfreshWhereThereIsNoFile() {
        State first = load(file());
        assertThat(first.isEmpty()).isTrue();
        assertThat(first.account()).isNull();
        assertThat(first.lineage()).isNotEqualTo(load(file()).lineage());
    }

    @Test
    void keepsAStateInTheWorkingFolder() throws IOException {
        for (String part : new String[] {"", ".journal"}) {
            Files.deleteIfExists(Path.of("target", "beside-the-pom.json" + part));
        }
        JournaledStore store = JournaledStore.ofFile(Path.of("target", "beside-the-pom.json"));
        Samples.put(Path.of("target", "beside-the-pom.json"), Samples.full());
        assertThat(store.load(new Diagnostics())).isEqualTo(Samples.full());
        assertThat(store.location())
                .isEqualTo(Path.of("target", "beside-the-pom.json").toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            reason                               | code             | text
            an empty file                        | unreadable-state | ""
            not JSON                             | unreadable-state | what is this
            cut off                              | unreadable-state | {"format":1,"lineage":"l","serial":3,"resou
            another document                     | unreadable-state | {"name":"left-pad","version":"1.0.0"}
            an array                             | unreadable-state | [1,2]
            null                                 | unreadable-state | null
            format as text                       | unreadable-state | {"format":"1","lineage":"l","serial":0,"resources":[],"intents":[],"outputs":{}}
            a format that never was              | unreadable-state | {"format":0,"lineage":"l","serial":0,"resources":[],"intents":[],"outputs":{}}
            a newer format                       | newer-state      | {"format":4,"lineage":"l","serial":0,"resources":[],"intents":[],"outputs":{}}
            this format without its end          | unreadable-state | {"format":3,"lineage":"l","serial":0,"resources":[],"intents":[],"outputs":{}}
            a newer format of another shape      | newer-state      | {"format":7,"lineage":"l","things":{}}
            a newer format without a lineage     | newer-state      | {"format":7,"history":[]}
            no lineage                           | unreadable-state | {"format":1,"serial":0,"resources":[],"intents":[],"outputs":{}}
            nothing but a head                   | unreadable-state | {"format":1,"lineage":"l"}
            no resources                         | unreadable-state | {"format":1,"lineage":"l","serial":0,"intents":[],"outputs":{}}
            resources are a text                 | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":"many","intents":[],"outputs":{}}
            resources are null                   | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":null,"intents":[],"outputs":{}}
            intents are a text                   | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[],"intents":"many","outputs":{}}
            outputs are a list                   | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[],"intents":[],"outputs":[1]}
            a serial that is no number           | unreadable-state | {"format":1,"lineage":"l","serial":"x","resources":[],"intents":[],"outputs":{}}
            an account that is a number          | unreadable-state | {"format":1,"lineage":"l","serial":0,"account":12345678901,"resources":[],"intents":[],"outputs":{}}
            a resource that is a text            | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":["a"],"intents":[],"outputs":{}}
            a resource without an id             | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","inputs":{},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            a resource whose id is null          | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":null,"inputs":{},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            a resource with a bad address        | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"a","id":"1","inputs":{},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            a resource without dependsOn         | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":"1","inputs":{},"outputs":{},"memory":{}}],"intents":[],"outputs":{}}
            inputs are a list                    | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":"1","inputs":[],"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            an input that is null                | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":"1","inputs":{"A":null},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            a secret without a fingerprint       | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":"1","inputs":{"A":{"$secret":"env:A"}},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            one address twice                    | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[{"address":"t.a","id":"1","inputs":{},"outputs":{},"dependsOn":[],"memory":{}},{"address":"t.a","id":"2","inputs":{},"outputs":{},"dependsOn":[],"memory":{}}],"intents":[],"outputs":{}}
            one member twice                     | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[],"resources":[],"intents":[],"outputs":{}}
            an intent at no time                 | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[],"intents":[{"address":"t.a","identity":"i","inputs":{},"since":"noon"}],"outputs":{}}
            something after the end              | unreadable-state | {"format":1,"lineage":"l","serial":0,"resources":[],"intents":[],"outputs":{}}{}
            """, useHeadersInDisplayName = true)
    void neverTakesAnythingElseForAState(String reason, String code, String text) throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(file, text == null ? "" : text);
        Diagnostic found = refusal(file);
        assertThat(found.code()).as(reason).isEqualTo(code);
        assertThat(found.message()).contains(file.toString()).endsWith(".");
        assertThat(found.help()).hasValueSatisfying(help -> assertThat(help).contains("nothing was changed"));
        assertThat(Files.readString(file)).isEqualTo(text == null ? "" : text);
    }

    @Test
    void readsAStateWithoutAnAccount() throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(
                file,
                "{\"format\":1,\"lineage\":\"l\",\"serial\":4,\"account\":null,\"resources\":[],\"intents\":[],\"outputs\":{}}");
        assertThat(load(file).serial()).isEqualTo(4);
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Path file = folder.resolve("state.json");
        Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        assertThat(refusal(file).code()).isEqualTo("unreadable-state");
    }

    @Test
    void neverTakesAnyPrefixOfAStateForAState() throws IOException {
        Samples.put(file(), Samples.full());
        byte[] whole = Files.readAllBytes(file());
        Path cut = folder.resolve("cut.json");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertThat(refusal(cut).code()).as("the first %s bytes", length).isEqualTo("unreadable-state");
        }
    }

    @Test
    void refusesAFolderInTheStatesPlace() throws IOException {
        Path file = Files.createDirectory(folder.resolve("state.json"));
        assertThat(refusal(file).code()).isEqualTo("unreadable-state");
    }

    @Test
    void refusesAFileInTheFoldersPlace() throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder")).resolve("state.json");
        assertThat(refusal(file).code()).isEqualTo("unreadable-state");
        assertThatThrownBy(() -> Samples.put(file, Samples.full())).isInstanceOf(IOException.class);
    }

    @Test
    void keepsTheOldStateWhenTheNewOneCannotBeWritten() throws IOException {
        Samples.put(file(), Samples.full());
        Files.createDirectory(file().resolveSibling("state.json.journal.new"));
        assertThatThrownBy(() -> Samples.put(file(), State.fresh())).isInstanceOf(IOException.class);
        assertThat(load(file())).isEqualTo(Samples.full());
    }

    @Test
    void readsTheNewStateFromTheJournalWhenTheSnapshotCannotBeWritten() throws IOException {
        Samples.put(file(), Samples.full());
        Files.createDirectory(file().resolveSibling("state.json.new"));
        State other = State.fresh("lineage-2");
        Samples.put(file(), other);
        assertThat(load(file())).isEqualTo(other.next().next());
    }

    @Test
    void keepsTheOldStateWhenItsFolderIsReadOnly() throws IOException {
        OrdinaryUser.isNeededFor("what becomes of a state in a folder that is read-only");
        Samples.put(file(), Samples.full());
        assertThat(file().getParent().toFile().setWritable(false)).isTrue();
        try {
            assertThatThrownBy(() -> Samples.put(file(), State.fresh())).isInstanceOf(IOException.class);
            assertThat(load(file())).isEqualTo(Samples.full());
        } finally {
            assertThat(file().getParent().toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void overlooksWhatAWriteThatWasCutOffLeftBehind() throws IOException {
        Samples.put(file(), Samples.full());
        Path beside = file().resolveSibling("state.json.new");
        Files.writeString(beside, "{\"format\":1,\"lineage\":\"half a sta".repeat(1000));
        assertThat(load(file())).isEqualTo(Samples.full());
        Samples.put(file(), Samples.full().next());
        assertThat(load(file())).isEqualTo(Samples.full().next());
        assertThat(beside).doesNotExist();
    }

    @Test
    void isWholeForReadersWhileItIsWritten() throws Exception {
        State first = Samples.full();
        Samples.put(file(), first);
        Thread writer = new Thread(() -> {
            for (int run = 0; run < 20; run++) {
                try (StateStore.Lease lease = JournaledStore.ofFile(file()).lock(LockInfo.me("apply", Samples.NOON))) {
                    lease.load(new Diagnostics());
                    for (int i = 0; i < 5; i++) {
                        lease.write(new StateChange.CreateAbandoned(Samples.address("thing.none")));
                    }
                } catch (LockedException | IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        writer.start();
        long seen = first.serial();
        while (writer.isAlive()) {
            State now = load(file());
            assertThat(now.resources()).isEqualTo(first.resources());
            assertThat(now.serial()).isGreaterThanOrEqualTo(seen);
            seen = now.serial();
        }
        writer.join();
        assertThat(load(file()).serial()).isEqualTo(first.serial() + 100);
    }

    @Test
    void writesOfASecretOnlyWhereItCameFromAndAFingerprint() throws IOException {
        Value.Secret secret = Value.Secret.of("env:CDN_ID", CANARY);
        Value.Fields inputs = Value.fields(
                "Header", secret, "Deep", Value.fields("List", Value.items(java.util.List.of(secret, secret))));
        State state = State.fresh("lineage-1")
                .with(Samples.recorded("thing.a", inputs))
                .withOutputs(new java.util.TreeMap<>(java.util.Map.of("leak", secret)));
        Samples.put(file(), state);
        String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(CANARY).contains("env:CDN_ID");
        Value read = load(file())
                .resources()
                .get(Samples.address("thing.a"))
                .inputs()
                .get("Header");
        assertThat(read)
                .isInstanceOfSatisfying(Value.Secret.class, remembered -> assertThat(remembered.fingerprint("any key"))
                        .isEqualTo(secret.fingerprint("lineage-1")));
    }

    @Test
    void makesEqualSecretsOfTwoLineagesLookDifferent() throws IOException {
        Value.Fields inputs = Value.fields("Header", Value.Secret.of("env:CDN_ID", CANARY));
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        Samples.put(one, State.fresh("lineage-1").with(Samples.recorded("thing.a", inputs)));
        Samples.put(two, State.fresh("lineage-2").with(Samples.recorded("thing.a", inputs)));
        assertThat(load(one).resources().values().iterator().next().inputs())
                .isNotEqualTo(load(two).resources().values().iterator().next().inputs());
    }

    @Test
    void keepsASecretsFingerprintThroughFurtherWrites() throws IOException {
        Value.Secret secret = Value.Secret.of("env:CDN_ID", CANARY);
        Samples.put(file(), State.fresh("lineage-1").with(Samples.recorded("thing.a", Value.fields("Header", secret))));
        Path other = folder.resolve("other.json");
        Samples.put(other, load(file()));
        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(file()));
    }
}
