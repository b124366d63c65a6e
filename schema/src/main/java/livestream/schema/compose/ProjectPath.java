package livestream.schema.compose;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A path that a document has of another file that is joined to it: relative to the file that it is written in, and within the
 * {@link ProjectFolder}.
 *
 * @param kind what the file is for, the beginning of the codes of its findings
 * @param where the key that has the path, in words
 * @param instead what to do who would write a reference in it
 */
record ProjectPath(String kind, String where, String instead) {
    /** The file that is meant, as it is shown in findings; null with a finding when it may not be read. */
    @Nullable
    Path of(Scalar item, ProjectFolder folder, Diagnostics diagnostics) {
        if (item.text().contains(Template.OPEN)) {
            diagnostics.add(Diagnostic.error(
                            "reference-in-" + kind,
                            "A path of " + where + " expects plain text, found a reference in it.")
                    .at(item.span())
                    .help("write the path itself: files are joined before variables have values" + instead + "."));
            return null;
        }
        try {
            return folder.file(Path.of(item.span().file()), item.text());
        } catch (ProjectFolder.Outside e) {
            diagnostics.add(outside(kind, item.text()).at(item.span()));
            return null;
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(kind + "-missing", "There is no file " + MessageText.quoted(item.text()) + ".")
                            .at(item.span())
                            .help("a path is relative to the file that it is written in."));
            return null;
        }
    }

    /** The finding about a path that leads out of the folder, without its place. */
    static Diagnostic outside(String kind, String path) {
        return Diagnostic.error(
                        kind + "-outside", MessageText.quoted(path) + " leads out of the folder of the main file.")
                .help("move the file below that folder, so that the project is whole wherever it is checked out.");
    }

    /** The content of a file; null with a finding when it cannot be read. */
    byte @Nullable [] read(Path target, Scalar item, ProjectFiles files, Diagnostics diagnostics) {
        try {
            return files.read(target);
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(kind + "-unreadable", "The file `" + target + "` cannot be read.")
                    .at(item.span())
                    .note("system", reason(e))
                    .help("name a file that your user may read, and no folder."));
            return null;
        }
    }

    /** In the system's words without the path, where there are any. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName();
    }
}
