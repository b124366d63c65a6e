package livestream.schema.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import livestream.schema.CdnAuthorization;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.MediaPackage;
import livestream.schema.MediaPackage.AccessLogs;
import livestream.schema.check.AddressableKey;
import livestream.schema.check.ForeignMix;
import livestream.schema.check.ForeignSettings;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** A {@code mediapackage} block. */
final class MediaPackageDecoder {
    private final MappingReader section;
    private final Diagnostics diagnostics;

    MediaPackageDecoder(MappingReader section, Diagnostics diagnostics) {
        this.section = section;
        this.diagnostics = diagnostics;
    }

    MediaPackage mediapackage() {
        List<Entry> entries = endpointEntries();
        boolean foreign = entries.stream().anyMatch(ForeignMix::isForeign);
        if (foreign) {
            ForeignMix.check(entries, diagnostics);
            ForeignSettings.check(section, diagnostics);
        }
        String channel = section.text("channel");
        boolean managed = !foreign && section.flag("manage", channel == null);
        return new MediaPackage(
                channel,
                managed,
                section.text("region"),
                section.text("description"),
                endpoints(entries, managed),
                cdnAuthorization(),
                section.words("allowIps"),
                accessLogs(),
                section.place());
    }

    /** The endpoints as keys with settings; in a list every item is a key without any. */
    private List<Entry> endpointEntries() {
        Node endpoints = section.mapping().get("endpoints");
        List<Entry> entries = new ArrayList<>();
        if (endpoints instanceof Node.Mapping mapping) {
            entries.addAll(mapping.entries().values());
        } else if (endpoints instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    entries.add(bare(scalar.text(), scalar));
                }
            }
        }
        return entries;
    }

    private static Entry bare(String key, Node at) {
        return new Entry(key, at.span(), new Node.Mapping(Map.of(), false, at.span(), 1));
    }

    private List<Endpoint> endpoints(List<Entry> entries, boolean managed) {
        boolean list = section.mapping().get("endpoints") instanceof Node.Sequence;
        List<Entry> wanted = new ArrayList<>(entries);
        if (managed && !section.has("endpoints")) {
            wanted.add(bare("hls", new Node.Scalar(Node.Kind.TEXT, "hls", true, section.self())));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (Entry entry : wanted) {
            AddressableKey.check("endpoint", entry, diagnostics);
            Endpoint endpoint = new EndpointDecoder(entry, list, diagnostics).endpoint();
            if (endpoint != null) {
                endpoints.add(endpoint);
            }
        }
        return endpoints;
    }

    private @Nullable CdnAuthorization cdnAuthorization() {
        Entry entry = section.entry("cdnAuthorization");
        return entry == null ? null : new CdnAuthorizationDecoder(entry, diagnostics).authorization();
    }

    private @Nullable AccessLogs accessLogs() {
        if (!section.has("accessLogs")) {
            return null;
        }
        MappingReader logs = section.section("accessLogs");
        return new AccessLogs(logs.text("ingress"), logs.text("egress"));
    }
}
