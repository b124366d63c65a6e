package livestream.schema.read;

import java.util.List;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.EdgeFunction;
import livestream.schema.ViewerAccess;
import livestream.schema.ViewerAccess.KeyGroup;
import livestream.schema.yaml.MappingReader;
import org.jspecify.annotations.Nullable;

/** The {@code viewerAccess} of a distribution. */
final class ViewerAccessDecoder {
    private final MappingReader section;
    private final Diagnostics diagnostics;

    ViewerAccessDecoder(MappingReader section, Diagnostics diagnostics) {
        this.section = section;
        this.diagnostics = diagnostics;
    }

    ViewerAccess access() {
        String signed = section.text("signed");
        KeyGroup keyGroup = keyGroup();
        EdgeFunction token = EdgeFunctionDecoder.function(section.section("token"), "function");
        if (signed != null && keyGroup == null) {
            diagnostics.add(missing(
                    "`signed` needs the key `keyGroup`: whose signatures count.",
                    "write `keyGroup: { publicKeys: [keys/cdn.pem] }`, or the id of a key group that exists."));
        } else if (signed == null && keyGroup != null) {
            diagnostics.add(missing(
                    "`keyGroup` needs the key `signed`: what viewers carry.",
                    "write `signed: cookies` or `signed: urls`."));
        } else if (signed == null && token == null) {
            diagnostics.add(missing(
                    "`viewerAccess` is empty, expected `signed` and `keyGroup`, or `token`.",
                    "leave it out to let everybody watch."));
        }
        return new ViewerAccess(signed, keyGroup, token, except(), section.place());
    }

    /** Without leading slashes, as the paths of behaviors are kept. */
    private List<String> except() {
        return section.words("except").stream()
                .map(path -> path.replaceFirst("^/", ""))
                .toList();
    }

    private Diagnostic missing(String message, String help) {
        return Diagnostic.error("missing-key", message).at(section.self()).help(help);
    }

    private @Nullable KeyGroup keyGroup() {
        String id = section.text("keyGroup");
        if (id != null) {
            return new KeyGroup.Existing(id);
        }
        return section.has("keyGroup")
                ? new KeyGroup.OfFiles(section.section("keyGroup").words("publicKeys"))
                : null;
    }
}
