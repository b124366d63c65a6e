package livestream.schema.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.shape.SecretRedaction;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import livestream.schema.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** The files that a document includes, each relative to the file that names it and within the folder of the main file. */
final class Includes {
    private static final String KEY = "include";
    private static final int MOST = 100;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final ProjectPath PATH = new ProjectPath("include", "`include`", "");

    private final ProjectFolder folder;
    private final ProjectFiles files;
    private final Diagnostics diagnostics;
    private final List<Node.Mapping> read = new ArrayList<>();
    private int count;

    private Includes(ProjectFolder folder, ProjectFiles files, Diagnostics diagnostics) {
        this.folder = folder;
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /** All files below a document, the lowest first: what a file includes lies under it, and a later file over an earlier. */
    static List<Node.Mapping> of(Node.Mapping document, Path file, ProjectFiles files, Diagnostics diagnostics) {
        Includes includes = new Includes(new ProjectFolder(file, files), files, diagnostics);
        includes.under(document, List.of(file));
        return includes.read;
    }

    private void under(Node.Mapping document, List<Path> chain) {
        if (document.get(KEY) instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
                    include(scalar, chain);
                }
            }
        }
    }

    private void include(Scalar item, List<Path> chain) {
        if (++count > MOST) {
            diagnostics.add(Diagnostic.error("too-many-includes", "The document includes more than " + MOST + " files.")
                    .at(item.span())
                    .help("join files that are always included together."));
            diagnostics.stopIfErrors();
        }
        Path target = target(item, chain);
        if (target == null) {
            return;
        }
        String name = item.text().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            diagnostics.add(Diagnostic.error(
                            "include-kind",
                            "An included file expects a name that ends in `.yaml`, `.yml` or `.json`, found "
                                    + MessageText.quoted(item.text()) + ".")
                    .at(item.span())
                    .help("rename the file; what is something else is not read."));
            return;
        }
        byte[] content = PATH.read(target, item, files, diagnostics);
        if (content == null) {
            return;
        }
        Node root = YamlDocument.node(target.toString(), content, diagnostics);
        if (root instanceof Node.Mapping mapping) {
            SecretRedaction.hide(mapping, diagnostics.sourceTexts());
            List<Path> longer = new ArrayList<>(chain);
            longer.add(target);
            under(mapping, longer);
            read.add(mapping.with(without(mapping)));
        } else if (!(root instanceof Scalar scalar && scalar.kind() == Kind.NOTHING)) {
            diagnostics.add(Diagnostic.error(
                            "include-not-a-map",
                            "An included file expects keys of the language, found " + MessageText.found(root) + ".")
                    .at(root.span())
                    .note("note", "it is included here", item.span())
                    .help("write keys as in the main file, such as `tags: { team: video }`."));
        }
    }

    private static Map<String, Node.Entry> without(Node.Mapping mapping) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(KEY);
        return entries;
    }

    /** The file that is meant, as it is shown in findings; null with a finding when it may not be read. */
    private @Nullable Path target(Scalar item, List<Path> chain) {
        Path target = PATH.of(item, folder, diagnostics);
        if (target == null) {
            return null;
        }
        for (Path open : chain) {
            if (real(open).equals(real(target))) {
                cycle(item.span(), target, chain);
                return null;
            }
        }
        return target;
    }

    private Path real(Path file) {
        try {
            return files.real(file.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was there a moment ago
        }
    }

    private void cycle(Span at, Path target, List<Path> chain) {
        String way = chain.stream()
                .map(file -> "`" + file.getFileName() + "`")
                .collect(Collectors.joining(" includes ", "", " includes `" + target.getFileName() + "`."));
        diagnostics.add(
                Diagnostic.error("include-cycle", "The file `" + target.getFileName() + "` would include itself.")
                        .at(at)
                        .note("note", way)
                        .help("delete one of these lines; keys that both need go into a third file."));
    }
}
