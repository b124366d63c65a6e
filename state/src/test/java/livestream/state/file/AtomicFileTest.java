package livestream.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import livestream.schema.Diagnostics;
import livestream.state.LockInfo;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that somebody else wrote may hold any link; what it leads to stays as it is. */
class AtomicFileTest {
    private static final List<String> STATE = List.of(
            "state.json",
            "state.json.journal",
            "state.json.lock",
            "state.json.backup-0",
            "state.json.backup-1",
            "state.json.damaged",
            "state.json.journal.damaged",
            ".guard");

    @TempDir
    private Path folder;

    private Path victim;
    private Path state;

    @BeforeEach
    void prepare() throws IOException {
        victim = Files.writeString(Files.createDirectory(folder.resolve("home")).resolve("victim"), "precious");
        state = folder.resolve("project/.livestream/state/state.json");
        Files.createDirectories(state.getParent());
    }

    /** Every name that is written beside a state, and what is written beside that before it is renamed. */
    static Stream<String> names() {
        return STATE.stream().flatMap(name -> Stream.of(name, name + ".new"));
    }

    private static void run(Path state) throws Exception {
        for (int run = 0; run < 2; run++) {
            try (StateStore.Lease lease = JournaledStore.ofFile(state).lock(LockInfo.me("apply", Samples.NOON))) {
                lease.load(new Diagnostics());
                lease.replace(Samples.full().atLeast(run + 1));
            }
        }
        try (StateStore.Repair repair =
                JournaledStore.ofFile(state).repair(LockInfo.me("state repair", Samples.NOON), new Diagnostics())) {
            repair.write();
        }
    }

    /** Whether all of it was done or refused, the victim is as it was, and nothing new is beside it. */
    private void staysAsItIs(ThrowingCallable work) throws IOException {
        try {
            work.call();
        } catch (Throwable refused) {
            assertThat(refused).isInstanceOfAny(IOException.class, Diagnostics.Stopped.class);
        }
        assertThat(victim).hasContent("precious");
        try (Stream<Path> beside = Files.list(victim.getParent())) {
            assertThat(beside).containsExactly(victim);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void followsNoLinkInThePlaceOfAFile(String name) throws IOException {
        Files.createSymbolicLink(state.resolveSibling(name), victim);
        staysAsItIs(() -> run(state));
    }

    @ParameterizedTest
    @MethodSource("names")
    void makesNothingAtTheEndOfADanglingLink(String name) throws IOException {
        Files.createSymbolicLink(state.resolveSibling(name), victim.resolveSibling("new"));
        staysAsItIs(() -> run(state));
    }

    @ParameterizedTest
    @MethodSource("names")
    void changesNothingThroughAnotherNameOfAFile(String name) throws IOException {
        Files.createLink(state.resolveSibling(name), victim);
        staysAsItIs(() -> run(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {".livestream", ".livestream/state"})
    void refusesALinkInThePlaceOfAFolder(String name) throws IOException {
        Path link = folder.resolve("cloned").resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, victim.getParent());
        Path there = folder.resolve("cloned/.livestream/state/state.json");
        staysAsItIs(() -> run(there));
        assertThatThrownBy(() -> run(there))
                .isInstanceOf(SymbolicLinkException.class)
                .hasMessage("`%s` is a link, and livestream writes nothing through a link.", link);
    }

    @Test
    void refusesAFolderThatBecomesALinkBetweenTwoWrites() throws Exception {
        try (StateStore.Lease lease = JournaledStore.ofFile(state).lock(LockInfo.me("apply", Samples.NOON))) {
            lease.load(new Diagnostics());
            Path moved = folder.resolve("moved");
            Files.move(state.getParent(), moved);
            Files.createSymbolicLink(state.getParent(), moved);
            assertThatThrownBy(() -> lease.replace(State.fresh("lineage-1"))).isInstanceOf(SymbolicLinkException.class);
        }
    }

    @Test
    void replacesALinkAndAddsToNone() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("urls.lock"), victim);
        assertThatThrownBy(() -> AtomicFile.append(link, bytes("more"))).isInstanceOf(SymbolicLinkException.class);
        assertThatThrownBy(() -> AtomicFile.patch(link, 0, bytes("more"))).isInstanceOf(SymbolicLinkException.class);
        assertThatThrownBy(() -> AtomicFile.truncate(link, 0)).isInstanceOf(SymbolicLinkException.class);
        assertThatThrownBy(() -> AtomicFile.openToLock(link).close()).isInstanceOf(SymbolicLinkException.class);
        AtomicFile.write(link, bytes("ours"));
        assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(link).hasContent("ours");
        assertThat(victim).hasContent("precious");
    }

    /** A file of the project that the user named, as `fmt` formats it, is theirs wherever it is. */
    @Test
    void replacesWhatALinkLeadsToWhereTheUserNamesIt() throws IOException {
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("livestream.yaml"), victim);
        AtomicFile.replace(link, bytes("formatted"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(victim).hasContent("formatted");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void isForItsUserAlone() throws Exception {
        Path project = folder.resolve("mine");
        run(project.resolve(".livestream/state/state.json"));
        Path history = project.resolve(".livestream/history.json");
        AtomicFile.makeFoldersOf(history);
        AtomicFile.write(history, bytes("{}"));
        try (Stream<Path> all = Files.walk(project.resolve(".livestream"))) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void leavesNothingBesideAFileThatCannotBeWritten() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a folder"));
        Files.writeString(place.resolve("in it"), "");
        assertThatThrownBy(() -> AtomicFile.write(place, bytes("x"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("a folder.new")).doesNotExist();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
