package livestream.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import livestream.engine.Lifecycle;
import livestream.engine.MemberPath;
import livestream.engine.Output;
import livestream.engine.PlanNote;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** A {@link ResourceGraph} as JSON that reads back as the same, but for the content of its secrets. */
final class GraphJson {
    private final TreeJson trees;

    GraphJson(String fingerprintKey) {
        this.trees = new TreeJson(fingerprintKey);
    }

    ObjectNode write(ResourceGraph graph) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode resources = root.putArray("resources");
        graph.resources().forEach(resource -> write(resource, resources.addObject()));
        ArrayNode outputs = root.putArray("outputs");
        graph.outputs().forEach(output -> outputs.addObject()
                .put("group", output.group())
                .put("name", output.name())
                .<ObjectNode>set("value", trees.write(output.value()))
                .set("others", trees.write(Value.items(output.others()))));
        ArrayNode notes = root.putArray("notes");
        graph.notes().forEach(note -> notes.addObject()
                .put("heading", note.heading())
                .put("subject", note.subject())
                .put("text", note.text()));
        return root;
    }

    private void write(Resource resource, ObjectNode node) {
        node.put("address", resource.address().toString());
        node.set("inputs", trees.write(resource.inputs()));
        ArrayNode dependsOn = node.putArray("dependsOn");
        resource.dependsOn().forEach(target -> dependsOn.add(target.toString()));
        Span at = resource.declaredAt();
        node.putObject("declaredAt")
                .put("file", at.file())
                .put("line", at.line())
                .put("column", at.column())
                .put("length", at.length());
        ObjectNode why = node.putObject("why");
        resource.why().forEach(why::put);
        ObjectNode memory = node.putObject("memory");
        resource.memory().forEach(memory::put);
        node.put("adopt", resource.adopt());
        node.put("awaited", resource.awaited());
        node.put("preventDestroy", resource.lifecycle().preventDestroy());
        ArrayNode ignored = node.putArray("ignoreChanges");
        resource.lifecycle().ignoreChanges().forEach(member -> {
            ArrayNode steps = ignored.addObject().put("shown", member.shown()).putArray("steps");
            member.steps().forEach(step -> steps.addObject()
                    .put("member", step.member())
                    .put("item", step.item().orElse(null)));
        });
    }

    /** Reads what {@link #write} wrote; throws when it was not that. */
    static ResourceGraph read(JsonNode root) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        root.required("resources").forEach(node -> builder.add(resource(node)));
        root.required("outputs")
                .forEach(node -> builder.output(new Output(
                        text(node, "group"), text(node, "name"), TreeJson.read(node.required("value")), others(node))));
        root.required("notes")
                .forEach(node ->
                        builder.note(new PlanNote(text(node, "heading"), text(node, "subject"), text(node, "text"))));
        return builder.build();
    }

    private static Resource resource(JsonNode node) {
        SortedSet<Address> dependsOn = new TreeSet<>();
        node.required("dependsOn").forEach(target -> dependsOn.add(Address.parse(target.textValue())));
        JsonNode at = node.required("declaredAt");
        Map<String, String> why = new LinkedHashMap<>();
        node.required("why")
                .properties()
                .forEach(each -> why.put(each.getKey(), each.getValue().textValue()));
        SortedMap<String, String> memory = new TreeMap<>();
        node.required("memory")
                .properties()
                .forEach(each -> memory.put(each.getKey(), each.getValue().textValue()));
        return new Resource(
                Address.parse(text(node, "address")),
                TreeJson.readFields(node.required("inputs")),
                dependsOn,
                new Span(
                        text(at, "file"),
                        at.required("line").intValue(),
                        at.required("column").intValue(),
                        at.required("length").intValue()),
                why,
                memory,
                node.required("adopt").booleanValue(),
                node.required("awaited").booleanValue(),
                lifecycle(node));
    }

    private static Lifecycle lifecycle(JsonNode node) {
        List<MemberPath> ignored = new ArrayList<>();
        node.required("ignoreChanges").forEach(member -> {
            List<MemberPath.Step> steps = new ArrayList<>();
            member.required("steps")
                    .forEach(step -> steps.add(new MemberPath.Step(
                            text(step, "member"),
                            Optional.ofNullable(step.required("item").textValue()))));
            ignored.add(new MemberPath(text(member, "shown"), steps));
        });
        return new Lifecycle(node.required("preventDestroy").booleanValue(), ignored);
    }

    /** The same graph with every secret put through a function. */
    static ResourceGraph withSecrets(ResourceGraph graph, UnaryOperator<Value.Secret> found) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        UnaryOperator<Value> leaf = value -> value instanceof Value.Secret secret ? found.apply(secret) : value;
        graph.resources()
                .forEach(resource -> builder.add(
                        resource.withInputs((Value.Fields) resource.inputs().map(leaf))));
        graph.outputs()
                .forEach(output -> builder.output(new Output(
                        output.group(),
                        output.name(),
                        output.value().map(leaf),
                        output.others().stream().map(other -> other.map(leaf)).toList())));
        graph.notes().forEach(builder::note);
        return builder.build();
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    /** A plan of a version before this has none. */
    private static List<Value> others(JsonNode output) {
        return output.has("others") && TreeJson.read(output.get("others")) instanceof Value.Items others
                ? others.items()
                : List.of();
    }
}
