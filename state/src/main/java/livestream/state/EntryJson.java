package livestream.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import livestream.schema.Address;

/** An {@link Entry} as JSON: one member, named by what happened. A whole state is none of these: {@link EntryDocument} has it. */
public final class EntryJson {
    private EntryJson() {}

    /** The entry of a state of this lineage. */
    public static ObjectNode write(Entry entry, String lineage) {
        ValueJson values = new ValueJson(lineage);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (entry instanceof Entry.Begun begun) {
            root.set("begun", StateJson.node(begun.intent(), values));
        } else if (entry instanceof Entry.Made made) {
            root.set("made", StateJson.node(made.recorded(), values));
        } else if (entry instanceof Entry.Closed closed) {
            root.put("closed", closed.address().toString());
        } else if (entry instanceof Entry.DeleteStarted started) {
            ObjectNode deleting = root.putObject("deleting");
            ArrayNode addresses = deleting.putArray("addresses");
            started.addresses().forEach(address -> addresses.add(address.toString()));
            deleting.put("since", started.since().toString());
        } else if (entry instanceof Entry.Gone gone) {
            root.put("gone", gone.address().toString());
        } else if (entry instanceof Entry.Pinned pinned) {
            ObjectNode node =
                    root.putObject("pinned").put("account", pinned.account()).put("region", pinned.region());
            if (pinned.endpoint() != null) {
                node.put("endpoint", pinned.endpoint());
            }
        } else if (entry instanceof Entry.Moved moved) {
            root.putObject("moved")
                    .put("from", moved.from().toString())
                    .put("to", moved.to().toString());
        } else if (entry instanceof Entry.Consumed consumed) {
            root.putObject("consumed").put("plan", consumed.planId()).put("lineage", consumed.lineage());
        } else {
            root.set("given", StateJson.outputs(((Entry.Given) entry).outputs(), values));
        }
        return root;
    }

    /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Entry read(JsonNode root) {
        if (root.has("begun")) {
            return new Entry.Begun(StateJson.intent(root.get("begun")));
        } else if (root.has("made")) {
            return new Entry.Made(StateJson.recorded(root.get("made")));
        } else if (root.has("closed")) {
            return new Entry.Closed(Address.parse(StateJson.text(root, "closed")));
        } else if (root.has("deleting")) {
            return deleteStarted(root.get("deleting"));
        } else if (root.has("gone")) {
            return new Entry.Gone(Address.parse(StateJson.text(root, "gone")));
        } else if (root.has("pinned")) {
            JsonNode pinned = root.get("pinned");
            return new Entry.Pinned(
                    StateJson.text(pinned, "account"),
                    StateJson.textOrNull(pinned, "region"),
                    StateJson.textOrNull(pinned, "endpoint"));
        } else if (root.has("moved")) {
            JsonNode moved = root.get("moved");
            return new Entry.Moved(
                    Address.parse(StateJson.text(moved, "from")), Address.parse(StateJson.text(moved, "to")));
        } else if (root.has("consumed")) {
            JsonNode consumed = root.get("consumed");
            return new Entry.Consumed(StateJson.text(consumed, "plan"), StateJson.text(consumed, "lineage"));
        } else if (root.has("given")) {
            return new Entry.Given(StateJson.outputs(root.get("given")));
        }
        throw new IllegalArgumentException("an entry says what happened, and this one does not");
    }

    private static Entry deleteStarted(JsonNode node) {
        SortedSet<Address> addresses = new TreeSet<>();
        StateJson.array(node, "addresses").forEach(each -> addresses.add(Address.parse(each.asText())));
        return new Entry.DeleteStarted(addresses, Instant.parse(StateJson.text(node, "since")));
    }
}
