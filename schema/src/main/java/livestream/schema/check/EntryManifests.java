package livestream.schema.check;

import java.util.List;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;

/** The manifests that viewers begin with, held against the formats that lie in an origin. */
public final class EntryManifests {
    private EntryManifests() {}

    /** Looks at the {@code entry} of an origin. */
    public static void check(MappingReader origin, List<Format> formats, Diagnostics diagnostics) {
        String single = origin.text("entry");
        if (single != null) {
            check(single, formats, origin.place().of("entry"), diagnostics);
            return;
        }
        MappingReader byFormat = origin.section("entry");
        for (Format format : Format.values()) {
            String entry = byFormat.text(format.word());
            Span at = byFormat.place().of(format.word());
            if (entry != null && !formats.contains(format)) {
                diagnostics.add(Diagnostic.error(
                                "entry-of-other-format",
                                "`entry` has a manifest of " + format.word() + ", expected one of " + words(formats)
                                        + ", the `formats` of this origin.")
                        .at(at)
                        .help("add `" + format.word() + "` to `formats`, or leave its manifest out."));
            } else if (entry != null) {
                check(entry, List.of(format), at, diagnostics);
            }
        }
    }

    private static void check(String entry, List<Format> formats, Span at, Diagnostics diagnostics) {
        if (entry.isEmpty() || entry.contains("${")) {
            return;
        } else if (!entry.matches("[!-~&&[^?#*\\\\]]+")) {
            diagnostics.add(
                    Diagnostic.error(
                                    "wrong-form",
                                    "`entry` expects a file such as `master.m3u8`, found " + MessageText.quoted(entry)
                                            + ".")
                            .at(at)
                            .help(
                                    "write the path of one manifest below the origin's folder, without spaces, `?`, `#` and `*`."));
        } else if (formats.stream()
                .noneMatch(format -> entry.length() > Manifests.ending(format).length()
                        && entry.endsWith(Manifests.ending(format)))) {
            String endings = formats.stream()
                    .map(Manifests::ending)
                    .distinct()
                    .map(ending -> "`" + ending + "`")
                    .collect(Collectors.joining(" or "));
            diagnostics.add(Diagnostic.error(
                            "entry-of-other-format",
                            "`entry` expects a manifest of " + words(formats) + ", which ends in " + endings
                                    + ", found " + MessageText.quoted(entry) + ".")
                    .at(at)
                    .help("write the manifest that players open first, or add its format to `formats`."));
        }
    }

    private static String words(List<Format> formats) {
        return formats.stream().map(Format::word).collect(Collectors.joining(" or "));
    }
}
