package livestream.schema.read;

import java.util.List;
import java.util.Objects;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Origin;
import livestream.schema.shape.ForeignKeys;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The one origin of a channel. */
final class OriginDecoder {
    /** The keys under which an origin may stand. */
    static final List<String> KEYS = List.of("mediapackage", "mediastore", "s3", "http");

    private final Diagnostics diagnostics;

    OriginDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The origin, or null with a finding when there is none or more than one. */
    @Nullable
    Origin of(String channel, MappingReader section) {
        List<Entry> origins =
                KEYS.stream().map(section::entry).filter(Objects::nonNull).toList();
        if (origins.size() > 1) {
            Entry second = origins.get(1);
            diagnostics.add(Diagnostic.error(
                            "several-origins",
                            "Channel " + MessageText.quoted(channel) + " has `"
                                    + origins.get(0).key() + "` and `" + second.key()
                                    + "`, expected exactly one origin.")
                    .at(second.at())
                    .note(
                            "note",
                            "`" + origins.get(0).key() + "` is here",
                            origins.get(0).at())
                    .help("keep one of them, or give the other a channel of its own below `channels`."));
            return null;
        } else if (origins.isEmpty()) {
            missing(channel, section);
            return null;
        }
        return read(origins.get(0));
    }

    /** An origin that stands under one of {@link #KEYS}; null with a finding when it cannot be read. */
    @Nullable
    Origin read(Entry entry) {
        return switch (entry.key()) {
            case "mediapackage" -> new MediaPackageDecoder(MappingReader.of(entry), diagnostics).mediapackage();
            case "mediastore" -> new StorageDecoder(MappingReader.of(entry), diagnostics).mediastore();
            case "s3" -> new StorageDecoder(MappingReader.of(entry), diagnostics).s3();
            default -> new StorageDecoder(MappingReader.of(entry), diagnostics).http();
        };
    }

    private void missing(String channel, MappingReader section) {
        if (section.mapping().entries().keySet().stream().anyMatch(ForeignKeys::isOrigin)) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        "missing-origin",
                        "Channel " + MessageText.quoted(channel)
                                + " has no origin, expected `mediapackage`, `mediastore`, `s3` or `http`.")
                .at(section.self())
                .help("write `mediapackage: { channel: ID }` in it for a channel that exists, `mediapackage:` alone for"
                        + " one that is made, or `s3: { bucket: NAME }` for files in a bucket."));
    }
}
