package livestream.schema.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.Http;
import livestream.schema.MediaStore;
import livestream.schema.OriginHeader;
import livestream.schema.S3;
import livestream.schema.SecretSource;
import livestream.schema.StorageCors;
import livestream.schema.check.EntryManifests;
import livestream.schema.check.HttpUrl;
import livestream.schema.check.LiteralSecret;
import livestream.schema.check.Manifests;
import livestream.schema.check.OriginHeaders;
import livestream.schema.check.StorageLifetimes;
import livestream.schema.check.StorageOrigins;
import livestream.schema.check.StoragePath;
import livestream.schema.shape.SecretHeuristic;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** A {@code mediastore}, {@code s3} or {@code http} block. */
final class StorageDecoder {
    private final MappingReader section;
    private final Diagnostics diagnostics;

    StorageDecoder(MappingReader section, Diagnostics diagnostics) {
        this.section = section;
        this.diagnostics = diagnostics;
    }

    MediaStore mediastore() {
        StorageLifetimes.checkLifecycle(section, diagnostics);
        StorageOrigins.checkContainer(section, diagnostics);
        String container = section.text("container");
        return new MediaStore(
                container,
                section.flag("manage", container == null),
                path("path"),
                entries(),
                MediaStore.Access.valueOf(word("access", "oac")),
                section.flag("grantAccess", true),
                cors(),
                lifecycle(),
                section.flag("metrics", false),
                section.flag("accessLogging", false),
                headers(),
                section.flag("acknowledgeRetired", false),
                section.place());
    }

    S3 s3() {
        StorageLifetimes.checkExpiry(section, diagnostics);
        String bucket = section.text("bucket");
        return new S3(
                bucket,
                section.flag("manage", bucket == null),
                path("prefix"),
                entries(),
                section.flag("grantAccess", true),
                cors(),
                section.duration("expireAfter"),
                headers(),
                section.place());
    }

    /** Null with a finding when its URL cannot be read. */
    @Nullable
    Http http() {
        HttpUrl url = HttpUrl.read(section, diagnostics);
        return url == null
                ? null
                : new Http(url.domain(), url.connection(), url.path(), entries(), headers(), section.place());
    }

    private String word(String key, String otherwise) {
        String word = section.text(key, otherwise).toUpperCase(Locale.ROOT);
        boolean known = List.of(MediaStore.Access.values()).stream()
                .anyMatch(access -> access.name().equals(word));
        return known ? word : otherwise.toUpperCase(Locale.ROOT);
    }

    private String path(String key) {
        Entry entry = section.entry(key);
        String text = section.text(key, "");
        return entry == null ? "" : StoragePath.normal(key, text, entry.place(), diagnostics);
    }

    private Map<Format, String> entries() {
        List<Format> formats = new ArrayList<>();
        for (String word : section.words("formats")) {
            Format format = EnumDecoder.format(word);
            if (format != null) {
                formats.add(format);
            }
        }
        if (formats.isEmpty()) {
            formats.add(Format.HLS);
        }
        EntryManifests.check(section, formats, diagnostics);
        MappingReader named = section.section("entry");
        String single = section.text("entry");
        Map<Format, String> entries = new LinkedHashMap<>();
        for (Format format : formats) {
            String own = single != null && single.endsWith(Manifests.ending(format)) ? single : null;
            String entry = own == null ? named.text(format.word(), "index" + Manifests.ending(format)) : own;
            entries.put(format, entry.replaceFirst("^/+", ""));
        }
        return entries;
    }

    private @Nullable StorageCors cors() {
        if (section.text("cors") != null) {
            return null;
        }
        List<String> origins = section.section("cors").words("origins");
        return new StorageCors(origins.isEmpty() ? List.of("*") : origins);
    }

    private Map<String, Duration> lifecycle() {
        Map<String, Duration> lifecycle = new LinkedHashMap<>();
        MappingReader rules = section.section("lifecycle");
        rules.mapping().entries().keySet().forEach(path -> lifecycle.put(path, rules.duration(path, Duration.ZERO)));
        return lifecycle;
    }

    private List<OriginHeader> headers() {
        OriginHeaders.check(section, diagnostics);
        List<OriginHeader> headers = new ArrayList<>();
        for (Entry entry : section.section("headers").mapping().entries().values()) {
            String text = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
            if (!text.replace("$${", "").contains("${") && !SecretHeuristic.isLikely(entry.key(), text)) {
                String plain = text.replace("$${", "${");
                headers.add(new OriginHeader(entry.key(), new OriginHeader.Content.Plain(plain), entry.place()));
                continue;
            }
            SecretSource source = LiteralSecret.source(entry, diagnostics);
            if (source != null) {
                headers.add(new OriginHeader(entry.key(), new OriginHeader.Content.Hidden(source), entry.place()));
            }
        }
        return headers;
    }
}
