package livestream.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.Catalog;
import livestream.engine.Lifecycle;
import livestream.engine.MemberPath;
import livestream.engine.Observation;
import livestream.engine.Observation.Readiness;
import livestream.engine.Observations;
import livestream.engine.Output;
import livestream.engine.PlanNote;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.MemoryStore;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * Reads a folder of {@code plans}: what is desired, what is recorded and what is seen, each in as few words as it takes.
 *
 * <ul>
 *   <li>{@code {"$ref": "plain.a#Id"}} is a reference, {@code {"$template": [...]}} a text with holes,
 *       {@code {"$hidden": "content"}} a secret.
 *   <li>A resource is its inputs; {@code adopt}, {@code why}, {@code protect} and {@code ignore} name addresses beside
 *       {@code resources}.
 *   <li>What is recorded has an id, inputs, and what it depends on, and may be {@code protected}; an intent has an identity and inputs. {@code outputs} of
 *       the state are published, so that viewers may watch.
 *   <li>What is seen is {@code "as recorded"}, or an id with properties; {@code but} lays properties over what is recorded.
 *       What is not mentioned is absent.
 * </ul>
 */
final class CaseReader {
    static final String LINEAGE = "lineage-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Catalog KINDS = new FakeAws().connect(new MemoryStore(State.fresh()));

    private final Path folder;

    CaseReader(Path folder) {
        this.folder = folder;
    }

    ResourceGraph desired() {
        JsonNode root = json("desired.json");
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        int line = 1;
        for (Map.Entry<String, JsonNode> each : root.path("resources").properties()) {
            Resource resource = Resource.of(
                    Address.parse(each.getKey()),
                    (Value.Fields) value(each.getValue()),
                    new Span("livestream.yaml", ++line, 1, 1));
            Map<String, String> why = new LinkedHashMap<>();
            root.path("why")
                    .path(each.getKey())
                    .properties()
                    .forEach(
                            reason -> why.put(reason.getKey(), reason.getValue().asText()));
            resource = resource.because(why);
            for (JsonNode adopted : root.path("adopt")) {
                resource = adopted.asText().equals(each.getKey()) ? resource.adopting() : resource;
            }
            builder.add(resource.under(lifecycle(root, resource)));
        }
        root.path("outputs").properties().forEach(group -> group.getValue()
                .properties()
                .forEach(each -> builder.output(new Output(group.getKey(), each.getKey(), value(each.getValue())))));
        root.path("notes")
                .forEach(note -> builder.note(new PlanNote(
                        note.get(0).asText(), note.get(1).asText(), note.get(2).asText())));
        return builder.build();
    }

    private static Lifecycle lifecycle(JsonNode root, Resource resource) {
        String address = resource.address().toString();
        boolean isProtected = false;
        for (JsonNode named : root.path("protect")) {
            isProtected |= named.asText().equals(address);
        }
        List<MemberPath> ignored = new ArrayList<>();
        for (MemberPath member :
                MemberPath.all(KINDS.type(resource.address().type()).facts(), resource.inputs())) {
            for (JsonNode path : root.path("ignore").path(address)) {
                if (path.asText().equals(member.shown())) {
                    ignored.add(member);
                }
            }
        }
        return new Lifecycle(isProtected, ignored);
    }

    State state() {
        JsonNode root = json("state.json");
        State state = State.fresh(LINEAGE);
        for (Map.Entry<String, JsonNode> each : root.path("resources").properties()) {
            JsonNode node = each.getValue();
            TreeSet<Address> dependsOn = new TreeSet<>();
            node.path("dependsOn").forEach(target -> dependsOn.add(Address.parse(target.asText())));
            Value.Fields inputs = (Value.Fields) value(node.path("inputs")).map(CaseReader::remembered);
            ResourceState recorded = new ResourceState(
                            Address.parse(each.getKey()),
                            node.path("id").asText(),
                            inputs,
                            outputs(node),
                            dependsOn,
                            new TreeMap<>())
                    .protectedFromDestroy(node.path("protected").asBoolean());
            state = state.with(node.path("deleting").asBoolean() ? recorded.deleting(Instant.EPOCH) : recorded);
        }
        for (Map.Entry<String, JsonNode> each : root.path("intents").properties()) {
            state = state.with(new CreateIntent(
                    Address.parse(each.getKey()),
                    each.getValue().path("identity").asText(),
                    (Value.Fields) value(each.getValue().path("inputs")).map(CaseReader::remembered),
                    Instant.EPOCH));
        }
        TreeMap<String, Value> outputs = new TreeMap<>();
        root.path("outputs").properties().forEach(each -> outputs.put(each.getKey(), value(each.getValue())));
        return state.withOutputs(outputs);
    }

    Observations observed() {
        JsonNode recorded = json("state.json").path("resources");
        Map<Address, Observation> seen = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : json("observed.json").properties()) {
            JsonNode node = each.getValue();
            JsonNode last = recorded.path(each.getKey());
            Value.Fields properties = last.isMissingNode() ? Value.fields() : (Value.Fields) value(last.path("inputs"));
            if (node.has("properties")) {
                properties = (Value.Fields) value(node.path("properties"));
            } else if (node.has("but")) {
                properties = properties.and((Value.Fields) value(node.path("but")));
            }
            for (JsonNode gone : node.path("without")) {
                properties = properties.without(gone.asText());
            }
            Readiness readiness = node.has("settling")
                    ? new Readiness.Settling(node.path("settling").asText())
                    : node.has("broken")
                            ? new Readiness.Broken(node.path("broken").asText())
                            : new Readiness.Ready();
            String id =
                    node.has("id") ? node.path("id").asText() : last.path("id").asText();
            seen.put(
                    Address.parse(each.getKey()),
                    new Observation.Present(id, properties, outputs(node.has("id") ? node : last), readiness));
        }
        return new Observations(seen);
    }

    private static Value.Fields outputs(JsonNode node) {
        Value.Fields id = Value.fields("Id", node.path("id").asText());
        return node.has("outputs") ? id.and((Value.Fields) value(node.path("outputs"))) : id;
    }

    private static Value remembered(Value leaf) {
        return leaf instanceof Value.Secret secret
                ? Value.Secret.remembered(secret.source(), secret.fingerprint(LINEAGE))
                : leaf;
    }

    private static Value value(JsonNode node) {
        if (node.has("$ref")) {
            String[] halves = node.path("$ref").asText().split("#");
            return new Value.Reference(Address.parse(halves[0]), halves[1]);
        } else if (node.has("$template")) {
            List<Value> parts = new ArrayList<>();
            node.path("$template").forEach(part -> parts.add(value(part)));
            return Value.template(parts.toArray(Value[]::new));
        } else if (node.has("$hidden")) {
            return Value.Secret.of("env:KEY", node.path("$hidden").asText());
        } else if (node.isObject()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            node.properties().forEach(each -> fields.put(each.getKey(), value(each.getValue())));
            return new Value.Fields(fields);
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return Value.items(items);
        } else if (node.isNumber()) {
            return new Value.Num(node.decimalValue());
        } else if (node.isBoolean()) {
            return Value.flag(node.booleanValue());
        } else if (node.isTextual()) {
            return Value.text(node.textValue());
        }
        throw new IllegalArgumentException("not a value: " + node);
    }

    private JsonNode json(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
