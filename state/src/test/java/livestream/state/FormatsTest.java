package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.schema.Diagnostics;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Stored states of every format that was ever written: each is read, and the next change writes it as this version does. */
class FormatsTest {
    private static final Path FORMATS = Path.of("src/test/resources/formats");

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> readsAndWrites() throws IOException {
        try (Stream<Path> files = Files.list(FORMATS)) {
            List<String> cases = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".in.json"))
                    .map(name -> name.substring(0, name.length() - ".in.json".length()))
                    .sorted()
                    .toList();
            assertThat(cases).isNotEmpty();
            return cases.stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> roundTrip(name)))
                    .toList();
        }
    }

    private void roundTrip(String name) throws IOException {
        Path written = folder.resolve(name + ".json");
        Files.copy(FORMATS.resolve(name + ".in.json"), written);
        JournaledStore store = JournaledStore.ofFile(written);
        State state = store.load(new Diagnostics());
        Samples.put(written, state);
        Golden.matches(FORMATS.resolve(name + ".out.json"), Files.readString(written));
        assertThat(store.load(new Diagnostics())).isEqualTo(state.next());
    }
}
