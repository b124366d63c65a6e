package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ObjectStore objectStore(String place) {
        return new FileObjectStore(folder.resolve(place));
    }

    /** There is no object that is not known, and nothing is left behind. */
    @Test
    void keepsAFewFilesAndNoMore() throws Exception {
        keepsTheSnapshotsOfTheLastTenRuns();
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("[0-9]$", "N"))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(names)
                    .containsExactly(
                            ".guard", "state.json", "state.json.backup-N", "state.json.journal", "state.json.lock");
        }
    }
}
