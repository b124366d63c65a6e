package livestream.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import livestream.schema.Address;

/** An {@link StateChange} as JSON: one member, named by what happened. A whole state is none of these: {@link StateChangeDocument} has it. */
public final class StateChangeJson {
    private StateChangeJson() {}

    /** The entry of a state of this lineage. */
    public static ObjectNode write(StateChange entry, String lineage) {
        ValueJson values = new ValueJson(lineage);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (entry instanceof StateChange.CreateStarted createStarted) {
            root.set("begun", StateJson.node(createStarted.intent(), values));
        } else if (entry instanceof StateChange.Applied applied) {
            root.set("made", StateJson.node(applied.recorded(), values));
        } else if (entry instanceof StateChange.CreateAbandoned createAbandoned) {
            root.put("closed", createAbandoned.address().toString());
        } else if (entry instanceof StateChange.DeleteStarted started) {
            ObjectNode deleting = root.putObject("deleting");
            ArrayNode addresses = deleting.putArray("addresses");
            started.addresses().forEach(address -> addresses.add(address.toString()));
            deleting.put("since", started.since().toString());
        } else if (entry instanceof StateChange.Removed removed) {
            root.put("gone", removed.address().toString());
        } else if (entry instanceof StateChange.Pinned pinned) {
            ObjectNode node =
                    root.putObject("pinned").put("account", pinned.account()).put("region", pinned.region());
            if (pinned.endpoint() != null) {
                node.put("endpoint", pinned.endpoint());
            }
        } else if (entry instanceof StateChange.Moved moved) {
            root.putObject("moved")
                    .put("from", moved.from().toString())
                    .put("to", moved.to().toString());
        } else if (entry instanceof StateChange.PlanConsumed planConsumed) {
            root.putObject("consumed").put("plan", planConsumed.planId()).put("lineage", planConsumed.lineage());
        } else {
            root.set("given", StateJson.outputs(((StateChange.OutputsSet) entry).outputs(), values));
        }
        return root;
    }

    /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static StateChange read(JsonNode root) {
        if (root.has("begun")) {
            return new StateChange.CreateStarted(StateJson.intent(root.get("begun")));
        } else if (root.has("made")) {
            return new StateChange.Applied(StateJson.recorded(root.get("made")));
        } else if (root.has("closed")) {
            return new StateChange.CreateAbandoned(Address.parse(StateJson.text(root, "closed")));
        } else if (root.has("deleting")) {
            return deleteStarted(root.get("deleting"));
        } else if (root.has("gone")) {
            return new StateChange.Removed(Address.parse(StateJson.text(root, "gone")));
        } else if (root.has("pinned")) {
            JsonNode pinned = root.get("pinned");
            return new StateChange.Pinned(
                    StateJson.text(pinned, "account"),
                    StateJson.textOrNull(pinned, "region"),
                    StateJson.textOrNull(pinned, "endpoint"));
        } else if (root.has("moved")) {
            JsonNode moved = root.get("moved");
            return new StateChange.Moved(
                    Address.parse(StateJson.text(moved, "from")), Address.parse(StateJson.text(moved, "to")));
        } else if (root.has("consumed")) {
            JsonNode consumed = root.get("consumed");
            return new StateChange.PlanConsumed(StateJson.text(consumed, "plan"), StateJson.text(consumed, "lineage"));
        } else if (root.has("given")) {
            return new StateChange.OutputsSet(StateJson.outputs(root.get("given")));
        }
        throw new IllegalArgumentException("an entry says what happened, and this one does not");
    }

    private static StateChange deleteStarted(JsonNode node) {
        SortedSet<Address> addresses = new TreeSet<>();
        StateJson.array(node, "addresses").forEach(each -> addresses.add(Address.parse(each.asText())));
        return new StateChange.DeleteStarted(addresses, Instant.parse(StateJson.text(node, "since")));
    }
}
