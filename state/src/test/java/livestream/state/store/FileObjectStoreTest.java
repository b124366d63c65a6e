package livestream.state.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import livestream.state.FolderBusyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ObjectStore objectStore(String place) {
        return new FileObjectStore(folder.resolve(place));
    }

    /** A stopped process keeps the operating system's lock, and would finish its write whenever it goes on. */
    @Test
    void saysThatAnotherProcessDoesNotEndItsWrite() throws Exception {
        ObjectStore impatient = new FileObjectStore(folder, InstantSource.system(), Duration.ofMillis(20));
        try (StoppedWriter writer = StoppedWriter.in(folder)) {
            assertThat(writer.isAlive()).isTrue();
            assertThatThrownBy(() -> impatient.write("news", null, "a".getBytes(UTF_8)))
                    .isInstanceOf(FolderBusyException.class)
                    .hasMessage("Another process has been writing to `%s` for more than 0 s and does not end.", folder);
            assertThat(impatient.read("news")).isEmpty();
        }
        impatient.write("news", null, "a".getBytes(UTF_8));
        assertThat(impatient.read("news")).isPresent();
    }
}
