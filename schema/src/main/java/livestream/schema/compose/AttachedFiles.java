package livestream.schema.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.PrivateKey;
import livestream.schema.PublicKeyPem;
import livestream.schema.shape.FilePlaces;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/**
 * The files that a composed document names for others to read: code, keys, known findings. That one is missing is for whoever
 * needs it to say. What would be read from elsewhere, or is private, ends the run before anything of it can be shown.
 */
public final class AttachedFiles {
    private AttachedFiles() {}

    /** Looks at each of them. */
    public static void check(Node.Mapping document, ProjectFolder folder, Diagnostics diagnostics) {
        for (FilePlaces.Found found : FilePlaces.in(document)) {
            String path = found.path().text().replace("$" + Template.OPEN, Template.OPEN);
            try {
                wrong(found.content(), path, folder.read(path))
                        .ifPresent(finding ->
                                diagnostics.add(finding.at(found.path().span())));
            } catch (ProjectFolder.Outside e) {
                diagnostics.add(
                        ProjectPath.outside("file", path).at(found.path().span()));
            } catch (IOException missing) {
                continue;
            }
        }
    }

    private static Optional<Diagnostic> wrong(FilePlaces.Content content, String path, byte[] bytes) {
        String shown = MessageText.bare(path);
        return switch (content) {
            case PUBLIC_KEY -> PublicKeyPem.wrong(shown, bytes);
            case TEXT ->
                PrivateKey.isIn(new String(bytes, StandardCharsets.UTF_8))
                        ? Optional.of(PrivateKey.found(shown, "a file without secrets")
                                .help("take the key out of it; nothing of the file was shown or sent."))
                        : Optional.empty();
        };
    }
}
