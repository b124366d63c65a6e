package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.encryption.KeyProvider;
import livestream.state.encryption.PassphraseKeyProvider;
import livestream.state.store.FileObjectStore;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders of states as versions of livestream left them, with journals, open intents and backups, in the clear and encrypted by a
 * passphrase: each is read, and the next run goes on from it. They stay as they are; a new format gets a folder of its own.
 */
class KeptFilesTest {
    private static final Path KEPT = Path.of("src/test/resources/kept");
    private static final String NAME = "state.json";
    private static final StateChange CHANGE = new StateChange.Pinned("012345678901", "ap-south-1", null);

    @TempDir
    private Path folder;

    private static Optional<KeyProvider> key(Path kept) {
        return kept.getFileName().toString().startsWith("clear")
                ? Optional.empty()
                : Optional.of(new PassphraseKeyProvider("correct horse battery staple"));
    }

    private Path copy(Path kept) throws IOException {
        Path own = Files.createDirectories(folder.resolve(kept.getParent().getFileName() + "-" + kept.getFileName()));
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
        return own;
    }

    private static JournaledStore store(Path own, Optional<KeyProvider> key) {
        return new JournaledStore(new FileObjectStore(own), NAME, key, InstantSource.system());
    }

    @TestFactory
    List<DynamicTest> isReadAndGoneOnFrom() throws IOException {
        try (Stream<Path> folders = Files.walk(KEPT, 2)) {
            List<Path> all = folders.filter(
                            path -> Files.isDirectory(path) && path.getNameCount() == KEPT.getNameCount() + 2)
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThan(8);
            return all.stream()
                    .map(kept -> DynamicTest.dynamicTest(
                            kept.getParent().getFileName() + "/" + kept.getFileName(), () -> goesOn(kept)))
                    .toList();
        }
    }

    private void goesOn(Path kept) throws Exception {
        Path own = copy(kept);
        JournaledStore store = store(own, key(kept));
        store.unlock("0a1b2c3d"); // by hand, as of a run on another machine that is surely gone
        State state = store.load(new Diagnostics());
        // Encrypted or not, the same story is told.
        String story = kept.getFileName().toString().replaceFirst("^[a-z]+-", "");
        String written = new String(StateDocument.write(state), StandardCharsets.UTF_8)
                .replaceFirst("\"lineage\" : \"[0-9a-f-]{36}\"", "\"lineage\" : \"of its own\"");
        Golden.matches(KEPT.resolve(story + ".json"), written);

        Diagnostics findings = new Diagnostics();
        try (StateStore.Lease lease = store.lock(LockInfo.me("apply", Samples.NOON))) {
            assertThat(lease.load(findings)).isEqualTo(state);
            lease.write(CHANGE);
        }
        assertThat(findings.all())
                .extracting(Diagnostic::code)
                .isEqualTo(story.equals("unfinished") ? List.of("unfinished-journal") : List.of());
        assertThat(store.load(new Diagnostics())).isEqualTo(state.after(CHANGE));
        Diagnostics ofBackups = new Diagnostics();
        int backups = store.backups(ofBackups).size();
        assertThat(backups).isEqualTo(story.equals("first-run") ? 0 : 2);
        assertThat(ofBackups.all()).isEmpty();
        assertThat(Files.readString(own.resolve(NAME))).contains("\"format\" : " + State.FORMAT);
    }

    /** So does every version of what a later one wrote. */
    @Test
    void refusesWhatALaterVersionWrote() throws IOException {
        for (String name : List.of("clear-journal", "passphrase-journal")) {
            Path own = copy(KEPT.resolve("format-2").resolve(name));
            Path journal = own.resolve(NAME + ".journal");
            String later = "{\"format\":99,\"lineage\":\"l\",\"something\":[\"else\"]}";
            Files.writeString(journal, checksum(later) + " " + later + "\n");
            Diagnostics diagnostics = new Diagnostics();
            assertThatThrownBy(() -> store(own, key(own)).load(diagnostics)).isInstanceOf(Diagnostics.Stopped.class);
            assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("newer-state");
        }
    }

    private static String checksum(String text) {
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
