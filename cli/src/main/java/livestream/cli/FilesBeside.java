package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import livestream.providers.expand.Attachments;
import livestream.schema.SecretSource;

/**
 * What a livestream file refers to, where a user keeps it: in files beside it and in the environment.
 *
 * @param file the livestream file
 */
record FilesBeside(Path file, Map<String, String> environment) implements Attachments {

    /** A variable that is empty holds no secret; of a file, the first line counts. */
    @Override
    public Optional<String> secret(SecretSource source) {
        return source.kind().equals("env")
                ? Optional.ofNullable(environment.get(source.name())).filter(text -> !text.isEmpty())
                : file(source.name()).flatMap(text -> text.lines().findFirst());
    }

    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(Files.readString(file.toAbsolutePath().resolveSibling(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
