package livestream.providers.expand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Lifecycle;
import livestream.engine.MemberPath;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.LifecycleSettings;
import livestream.schema.Span;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;

/** The {@code lifecycle} of a file, brought to the resources that it names. */
final class LifecycleRules {
    /** Only what is known of each kind is asked, never AWS; few files ask, and who does not loads nothing of the SDK. */
    private static final class Kinds {
        private static final Catalog ALL = new AwsCatalog(AwsClients.real(), () -> "");
    }

    private final ExpansionContext context;
    private final LifecycleSettings wish;
    private final Map<Address, List<MemberPath>> ignored = new LinkedHashMap<>();

    LifecycleRules(ExpansionContext context) {
        this.context = context;
        this.wish = context.livestream().lifecycle();
    }

    /** The same graph with every wish at its resource; one that names nothing is a finding. */
    ResourceGraph over(ResourceGraph graph) {
        if (wish.preventDestroy().isEmpty() && wish.ignoreChanges().isEmpty()) {
            return graph;
        }
        wish.preventDestroy().forEach(item -> check(item, graph));
        wish.ignoreChanges().forEach(item -> ignore(item, graph));
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        graph.resources().forEach(resource -> builder.add(resource.under(lifecycle(resource.address()))));
        graph.outputs().forEach(builder::output);
        graph.notes().forEach(builder::note);
        return builder.build();
    }

    private Lifecycle lifecycle(Address address) {
        return new Lifecycle(wish.protects(address), ignored.getOrDefault(address, List.of()));
    }

    /** What is recorded may be named too: that it is not in the file any more is the plan's finding. */
    private void check(String item, ResourceGraph graph) {
        boolean found = Stream.concat(
                        graph.resources().stream().map(Resource::address), context.recorded().keySet().stream())
                .anyMatch(address -> LifecycleSettings.names(item, address));
        if (!found) {
            context.diagnostics().add(unknown(item, item, graph).at(at("preventDestroy", item)));
        }
    }

    private void ignore(String item, ResourceGraph graph) {
        List<Resource> named = named(item, graph);
        if (named.isEmpty()) {
            String[] words = item.split("\\.");
            String address = words.length > 1 ? words[0] + "." + words[1] : item;
            context.diagnostics().add(unknown(item, address, graph).at(at("ignoreChanges", item)));
        }
        named.forEach(resource -> ignore(item, resource));
    }

    /** The resource with the longest address that the item begins with, and what came of it later. */
    private static List<Resource> named(String item, ResourceGraph graph) {
        Optional<String> address = graph.resources().stream()
                .map(LifecycleRules::called)
                .filter(called -> (item + ".").startsWith(called + "."))
                .max(Comparator.comparing(String::length));
        return graph.resources().stream()
                .filter(resource -> address.filter(called(resource)::equals).isPresent())
                .toList();
    }

    private static String called(Resource resource) {
        Address address = resource.address();
        return new Address(address.type(), EndpointGenerations.keyOf(address.key())).toString();
    }

    private void ignore(String item, Resource resource) {
        String path = item.substring(Math.min(item.length(), called(resource).length() + 1));
        Facts facts = Kinds.ALL.type(resource.address().type()).facts();
        List<MemberPath> members = MemberPath.all(facts, resource.inputs());
        members.stream()
                .filter(member -> member.isCalled(path))
                .findFirst()
                .ifPresentOrElse(
                        member -> ignored.computeIfAbsent(resource.address(), any -> new ArrayList<>())
                                .add(member),
                        () -> context.diagnostics()
                                .add(unknownMember(path, resource, members).at(at("ignoreChanges", item))));
    }

    private Diagnostic unknown(String item, String address, ResourceGraph graph) {
        List<String> there = graph.resources().stream()
                .map(resource -> resource.address().toString())
                .toList();
        return Diagnostic.error("unknown-address", MessageText.quoted(item) + " names no resource of this file.")
                .help(Suggestions.of(address, there)
                                .map(near -> "did you mean `" + near + "`? ")
                                .orElse("") + "there are " + String.join(", ", there) + ".");
    }

    private static Diagnostic unknownMember(String path, Resource resource, List<MemberPath> members) {
        List<String> there = members.stream().map(MemberPath::shown).toList();
        String top = members.stream()
                .filter(member -> member.steps().size() == 1)
                .map(MemberPath::shown)
                .collect(Collectors.joining(", "));
        return Diagnostic.error(
                        "unknown-member",
                        (path.isEmpty() ? "Nothing" : MessageText.quoted(path)) + " is no member of `"
                                + resource.address() + "` that the file sets.")
                .help(Suggestions.of(path, there)
                                .map(near -> "did you mean `" + near + "`? ")
                                .orElse("") + "it has " + top + ".");
    }

    private Span at(String key, String item) {
        Span whole = wish.place().of(key);
        return wish.place().keys().getOrDefault(key + "." + item, whole);
    }
}
