package livestream.providers.expand;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.Quotas;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.Span;
import livestream.schema.Value;

/** More tags than AWS takes of one resource, with those that the tool adds to the file's. */
final class TagCount {
    private static final int MOST = Quotas.of("tags.per.resource");

    private TagCount() {}

    /** Tells of each block of tags that is too long, for the resource that gets the most of them. */
    static void check(ResourceGraph graph, Livestream livestream, Diagnostics diagnostics) {
        Map<Span, Resource> longest = new LinkedHashMap<>();
        graph.resources().stream()
                .filter(resource -> keys(resource).size() > MOST)
                .sorted(Comparator.comparingInt(resource -> -keys(resource).size()))
                .forEach(resource -> longest.putIfAbsent(TagsKey.of(resource, livestream), resource));
        longest.forEach((at, resource) -> diagnostics.add(finding(resource).at(at)));
    }

    private static Diagnostic finding(Resource resource) {
        Set<String> keys = keys(resource);
        long ours = keys.stream()
                .filter(key -> key.startsWith("livestream:") || key.equals(MainDistribution.CONSOLE_TAG))
                .count();
        return Diagnostic.error(
                        "too-many-tags",
                        "`" + resource.address() + "` gets " + keys.size() + " tags, and AWS takes " + MOST
                                + " of one resource.")
                .help("write at most " + (MOST - ours) + "; the tool adds " + ours
                        + ", by which it finds what it made.");
    }

    private static Set<String> keys(Resource resource) {
        return resource.inputs().get("Tags") instanceof Value.Fields tags
                ? tags.fields().keySet()
                : Set.of();
    }
}
