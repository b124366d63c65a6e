package livestream.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock as a file that names its holder; empty when nobody has it.
 *
 * <p>The file is never removed, so there is no moment at which two processes could each make one of their own. An operating
 * system lock covers only the instant of looking and writing. A holder whose process is gone from this host counts as
 * nobody: a killed run leaves nothing to clean up.
 */
final class LockFile {

    /** One process must not ask the operating system twice: it would be refused rather than made to wait. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    LockFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Becomes the holder, or throws with the one who is. */
    void take(Holder holder) throws IOException, Locked {
        Optional<Holder> other = exclusively(channel -> {
            Optional<Holder> current = read(channel).filter(found -> !found.isGone());
            if (current.isEmpty()) {
                write(channel, holder);
            }
            return current;
        });
        if (other.isPresent()) {
            throw new Locked(other.get());
        }
    }

    /** Lets go if the hold has this id; says whether it had. */
    boolean release(String id) throws IOException {
        return exclusively(channel -> {
            boolean ours = read(channel).filter(found -> found.id().equals(id)).isPresent();
            if (ours) {
                write(channel, null);
            }
            return ours;
        });
    }

    /** Who has it now. */
    Optional<Holder> holder() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        WITHIN_PROCESS.lock(); // closing any channel to a file gives up every lock of this process on it
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel).filter(found -> !found.isGone());
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private interface Step<T> {
        T run(FileChannel channel) throws IOException;
    }

    private <T> T exclusively(Step<T> step) throws IOException {
        Files.createDirectories(file.getParent());
        WITHIN_PROCESS.lock();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock(); // released with the channel
            return step.run(channel);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private Optional<Holder> read(FileChannel channel) throws IOException {
        channel.position(0);
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            return Optional.of(new Holder(
                    json.required("id").asText(),
                    json.required("operation").asText(),
                    json.required("user").asText(),
                    json.required("host").asText(),
                    json.required("pid").asLong(),
                    Instant.parse(json.required("started").asText()),
                    Instant.parse(json.required("since").asText())));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("the lock file " + file + " does not say who holds it; remove it if nobody does", e);
        }
    }

    private static void write(FileChannel channel, @Nullable Holder holder) throws IOException {
        channel.truncate(0);
        if (holder != null) {
            ObjectNode json = JSON.createObjectNode()
                    .put("id", holder.id())
                    .put("operation", holder.operation())
                    .put("user", holder.user())
                    .put("host", holder.host())
                    .put("pid", holder.pid())
                    .put("started", holder.started().toString())
                    .put("since", holder.since().toString());
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(json)), 0);
        }
        channel.force(true);
    }
}
