package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A world that is kept in a folder. */
class DataDirectoryTest {
    private static final Path KEPT = Path.of("src/test/resources/kept");
    private static final Simulator.Settings MEMORY = Simulator.Settings.inMemory();

    /** More than Jackson reads as one text by itself; ten times that with {@code -Dsweep=full}. */
    private static final int LARGE = "full".equals(System.getProperty("sweep")) ? 200_000_000 : 17_000_000;

    @TempDir
    private Path directory;

    private static byte[] read(S3Client s3, String key) {
        return s3.getObjectAsBytes(object -> object.bucket("news-state").key(key))
                .asByteArray();
    }

    private static void make(S3Client s3) {
        s3.createBucket(bucket ->
                bucket.bucket("news-state").createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
    }

    private static byte[] large(int seed) {
        byte[] bytes = new byte[LARGE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) + seed);
        }
        return bytes;
    }

    /** To open one is to wait for who is at its other end. */
    @ParameterizedTest
    @ValueSource(strings = {"world.json", "world.log", "lock"})
    @Timeout(30)
    void isNotReadFromAPipe(String name) throws Exception {
        try (Clients first = new Clients(MEMORY.withData(directory))) {
            make(first.s3(Region.US_WEST_2));
        }
        Path pipe = directory.resolve(name);
        Files.deleteIfExists(pipe);
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> Simulator.start(MEMORY.withData(directory)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a pipe, a device or a folder");
    }

    @Test
    void startsAgainAfterLargeObjects() {
        try (Clients first = new Clients(MEMORY.withData(directory))) {
            S3Client s3 = first.s3(Region.US_WEST_2);
            make(s3);
            s3.putObject(object -> object.bucket("news-state").key("a"), RequestBody.fromBytes(large(1)));
            // The world is large now, so that this one is in the log.
            s3.putObject(object -> object.bucket("news-state").key("b"), RequestBody.fromBytes(large(2)));
        }
        try (Clients second = new Clients(MEMORY.withData(directory))) {
            S3Client s3 = second.s3(Region.US_WEST_2);
            assertThat(Arrays.equals(read(s3, "a"), large(1))).isTrue();
            assertThat(Arrays.equals(read(s3, "b"), large(2))).isTrue();
        }
    }

    @Test
    void readsTheWorldsOfEarlierVersions() throws IOException {
        try (Stream<Path> formats = Files.list(KEPT)) {
            for (Path kept : formats.sorted().toList()) {
                Path own = Files.createDirectory(
                        directory.resolve(kept.getFileName().toString()));
                for (String name : new String[] {"world.json", "world.log"}) {
                    Files.copy(kept.resolve(name), own.resolve(name));
                }
                for (int start = 0; start < 2; start++) {
                    try (Clients clients = new Clients(MEMORY.withData(own))) {
                        S3Client s3 = clients.s3(Region.US_WEST_2);
                        assertThat(read(s3, "livestream/first.txt")).asString().isEqualTo("in the world\n");
                        assertThat(read(s3, "livestream/second.bin")).containsExactly(0, 1, 2, 0xff);
                        assertThatThrownBy(() -> read(s3, "livestream/third.txt"))
                                .isInstanceOf(NoSuchKeyException.class);
                        s3.putObject(
                                object -> object.bucket("news-state").key("start-" + kept.getFileName()),
                                RequestBody.fromString("again"));
                    }
                }
            }
        }
    }

    /** A killed process leaves a line that is not ended: it is none, and the next one does not begin behind it. */
    @Test
    void overlooksALineThatIsNotEnded() throws IOException {
        Path own = Files.createDirectory(directory.resolve("cut"));
        Files.copy(KEPT.resolve("format-2/world.json"), own.resolve("world.json"));
        String log = Files.readString(KEPT.resolve("format-2/world.log"));
        int second = log.indexOf('\n') + 1;
        for (int cut : new int[] {second + 1, second + 40, log.indexOf('\n', second)}) {
            Files.writeString(own.resolve("world.log"), log.substring(0, cut));
            for (int start = 0; start < 2; start++) {
                try (Clients clients = new Clients(MEMORY.withData(own))) {
                    S3Client s3 = clients.s3(Region.US_WEST_2);
                    assertThat(read(s3, "livestream/second.bin")).containsExactly(0, 1, 2, 0xff);
                    s3.putObject(object -> object.bucket("news-state").key("more"), RequestBody.fromString("again"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"world.json", "world.json.next", "world.log", "lock"})
    void followsNoLinkInThePlaceOfAFile(String name) throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.createSymbolicLink(data.resolve(name), name.equals("lock") ? directory.resolve("new") : victim);
        try (Clients clients = new Clients(MEMORY.withData(data))) {
            make(clients.s3(Region.US_WEST_2));
        } catch (RuntimeException refused) {
            // Refused or replaced, what the link leads to stays as it is.
            assertThat(refused).hasMessageNotContaining("NullPointerException");
        }
        assertThat(victim).hasContent("precious");
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {".livestream", ".livestream/simulated", ".livestream/simulated/aws"})
    void refusesALinkInThePlaceOfAFolder(String name) throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path link = directory.resolve("cloned").resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, home);
        Path data = directory.resolve("cloned/.livestream/simulated/aws");
        assertThatThrownBy(() -> Simulator.start(MEMORY.withData(data)).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("`" + link + "` is a link");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void isForItsUserAlone() throws IOException {
        Path data = directory.resolve("made/on/demand");
        try (Clients clients = new Clients(MEMORY.withData(data))) {
            make(clients.s3(Region.US_WEST_2));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String name : new String[] {"world.json", "lock"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }
}
