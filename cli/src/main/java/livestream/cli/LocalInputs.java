package livestream.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import livestream.providers.expand.InputSource;
import livestream.schema.RegularFile;
import livestream.schema.SecretSource;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.compose.ProjectFolder;

/**
 * What a livestream file refers to, where a user keeps it: in files beside it and in the environment.
 *
 * @param file the livestream file
 */
record LocalInputs(Path file, Map<String, String> environment) implements InputSource {
    /** In bytes; Secrets Manager keeps no longer secret. */
    private static final int LONGEST_SECRET = 64 * 1024;

    /** A variable that is empty holds no secret; of a file, which may be anywhere, the first line counts. */
    @Override
    public Optional<String> secret(SecretSource source) {
        return source.kind().equals("env")
                ? Optional.ofNullable(environment.get(source.name())).filter(text -> !text.isEmpty())
                : firstLine(source.name());
    }

    /** A text in the folder of the livestream file. */
    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(text(ByteBuffer.wrap(new ProjectFolder(file, ProjectFiles.DISK).read(path))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> firstLine(String path) {
        try (InputStream in = RegularFile.open(file.toAbsolutePath().resolveSibling(path))) {
            byte[] bytes = in.readNBytes(LONGEST_SECRET);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            return bytes.length == 0 ? Optional.empty() : Optional.of(text(ByteBuffer.wrap(bytes, 0, end)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Throws when the bytes are no text. */
    private static String text(ByteBuffer bytes) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
