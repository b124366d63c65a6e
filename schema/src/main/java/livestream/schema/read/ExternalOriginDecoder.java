package livestream.schema.read;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ExternalOrigin;
import livestream.schema.Format;
import livestream.schema.check.OriginParts;
import livestream.schema.check.OriginUrl;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** Where an endpoint of another account is: one URL, or its parts. */
final class ExternalOriginDecoder {
    private final MappingReader section;
    private final Format format;
    private final Diagnostics diagnostics;

    ExternalOriginDecoder(MappingReader section, Format format, Diagnostics diagnostics) {
        this.section = section;
        this.format = format;
        this.diagnostics = diagnostics;
    }

    /** What could be read; made of empty texts when an error says why not. */
    ExternalOrigin origin() {
        ExternalOrigin read = read();
        return read == null ? new ExternalOrigin("", "", null, "") : read;
    }

    private @Nullable ExternalOrigin read() {
        Entry url = section.entry("url");
        if (url == null) {
            return new OriginParts(section, format, diagnostics).origin();
        }
        for (String part : new String[] {"domain", "originPath", "manifestName", "manifestId"}) {
            Entry other = section.entry(part);
            if (other != null) {
                diagnostics.add(Diagnostic.error(
                                "conflicting-keys", "`" + part + "` stands beside `url`, which already says it.")
                        .at(other.at())
                        .note("note", "`url` is here", url.at())
                        .help("keep `url` alone, or write `domain`, `originPath` and `manifestName` instead of it."));
            }
        }
        String text = section.text("url");
        return text == null ? null : new OriginUrl(url.place(), format, diagnostics).read(text);
    }
}
