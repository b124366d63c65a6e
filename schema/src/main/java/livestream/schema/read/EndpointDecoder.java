package livestream.schema.read;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Endpoint.StreamSelection;
import livestream.schema.ExternalOrigin;
import livestream.schema.Format;
import livestream.schema.check.ForeignMix;
import livestream.schema.check.ForeignSettings;
import livestream.schema.check.FormatKeys;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** One endpoint. */
final class EndpointDecoder {
    private final Entry entry;
    private final MappingReader section;
    private final boolean inList;
    private final Diagnostics diagnostics;

    EndpointDecoder(Entry entry, boolean inList, Diagnostics diagnostics) {
        this.entry = entry;
        this.section = new MappingReader(MappingReader.of(entry).mapping(), entry.at());
        this.inList = inList;
        this.diagnostics = diagnostics;
    }

    /** The endpoint, or null when its format is not known and nothing else can be said. */
    @Nullable
    Endpoint endpoint() {
        Format format = format();
        if (format == null) {
            return null;
        }
        FormatKeys.check(section, format, diagnostics);
        boolean foreign = ForeignMix.isForeign(entry);
        if (foreign) {
            ForeignSettings.checkEndpoint(section, diagnostics);
        }
        ExternalOrigin origin = foreign ? new ExternalOriginDecoder(section, format, diagnostics).origin() : null;
        return new Endpoint(
                entry.key(),
                section.text("id"),
                origin,
                section.text("manifestName"),
                section.duration("segmentDuration"),
                section.duration("startoverWindow", Duration.ZERO),
                section.duration("timeDelay", Duration.ZERO),
                !section.text("origination", "allow").equals("deny"),
                streamSelection(),
                section.text("path"),
                new PackagingDecoder(section).packaging(format),
                section.place());
    }

    /** A name that is almost a format was meant to be one. */
    private String meant() {
        List<String> words = Stream.of(Format.values()).map(Format::word).toList();
        return Suggestions.of(entry.key(), words)
                .map(near -> "did you mean `" + near + "`? For an endpoint of another name ")
                .orElse("");
    }

    private @Nullable Format format() {
        String word = section.text("format");
        if (word != null) {
            return EnumDecoder.format(word);
        }
        Format format = EnumDecoder.format(entry.key());
        // The schema has a finding for an unknown item of a list, and for a format that is no word.
        if (format == null && !inList && !section.has("format")) {
            diagnostics.add(Diagnostic.error(
                            "missing-format",
                            "Endpoint " + MessageText.quoted(entry.key())
                                    + " needs the key `format`, because its key is not a format.")
                    .at(entry.at())
                    .help(meant() + "write `format: hls` in it, or `dash`, `cmaf`, `mss`."));
        }
        return format;
    }

    private @Nullable StreamSelection streamSelection() {
        if (!section.has("streamSelection")) {
            return null;
        }
        MappingReader selection = section.section("streamSelection");
        return new StreamSelection(
                selection.text("order", "original"), selection.integer("minBitrate"), selection.integer("maxBitrate"));
    }
}
