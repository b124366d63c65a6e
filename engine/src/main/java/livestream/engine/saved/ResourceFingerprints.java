package livestream.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.ValueJson;

/**
 * By what a plan knows again the things that it touches. Equal things have equal fingerprints however AWS orders and fills
 * its answers; secrets take part by fingerprints of their own.
 */
final class ResourceFingerprints {
    /** Of what is not there. */
    static final String NOTHING = "nothing";

    private final Catalog catalog;
    private final ValueJson values;

    /**
     * @param fingerprintKey the state's lineage
     */
    ResourceFingerprints(Catalog catalog, String fingerprintKey) {
        this.catalog = catalog;
        this.values = new ValueJson(fingerprintKey);
    }

    /** Of all that AWS has of it. Whether it has settled meanwhile is no change. */
    String live(Observations observations, Address address) {
        if (!(observations.of(address) instanceof Present present)) {
            return NOTHING;
        }
        Facts facts = catalog.type(address.type()).facts();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", present.id());
        node.set("properties", normal(facts, "", present.properties()));
        return CanonicalJson.digest(node);
    }

    /** Of what is recorded or begun. */
    String recorded(State state, Address address) {
        ResourceState recorded = state.resources().get(address);
        CreateIntent intent = state.intents().get(address);
        if (recorded == null && intent == null) {
            return NOTHING;
        }
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        if (recorded != null) {
            node.add(recorded.id()).add(values.write(recorded.inputs())).add(values.write(recorded.outputs()));
            recorded.dependsOn().forEach(target -> node.add(target.toString()));
            recorded.memory().forEach((name, text) -> node.add(name).add(text));
            node.add(recorded.protectedFromDestroy());
        }
        if (intent != null) {
            node.add(intent.identity()).add(values.write(intent.inputs()));
        }
        return CanonicalJson.digest(node);
    }

    /** Without what says no more than its absence, and lists whose order means nothing in an order of their own. */
    private JsonNode normal(Facts facts, String path, Value value) {
        if (value instanceof Value.Fields fields) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            fields.fields().forEach((name, member) -> {
                if (!member.isNeutral()) {
                    node.set(name, normal(facts, path.isEmpty() ? name : path + "." + name, member));
                }
            });
            return node;
        } else if (value instanceof Value.Items items) {
            List<JsonNode> nodes = items.items().stream()
                    .map(item -> normal(facts, path + "[]", item))
                    .toList();
            Facts.Keyed keyed = facts.keyed().get(path);
            boolean ordered = keyed == null ? !facts.unordered().contains(path) : keyed.ordered();
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            node.addAll(
                    ordered
                            ? nodes
                            : nodes.stream()
                                    .sorted(Comparator.comparing(CanonicalJson::text))
                                    .toList());
            return node;
        }
        return values.write(value);
    }
}
