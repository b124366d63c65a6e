package livestream.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import livestream.schema.json.JsonTree;
import livestream.state.encryption.DecryptionException;
import org.jspecify.annotations.Nullable;

/**
 * An object of one line that may hold a change, as it was read. A whole state within it never becomes a tree.
 *
 * @param members all members but a whole state
 * @param whole what replaces the state, if it is that
 */
public record StateChangeDocument(
        ObjectNode members, @Nullable State whole) {
    private static final String REPLACED = "replaced";

    /**
     * Writes a change into an object that was begun.
     *
     * @param lineage of the state that changes
     */
    public static void write(JsonGenerator json, StateChange entry, String lineage) throws IOException {
        if (entry instanceof StateChange.Replaced replaced) {
            json.writeObjectFieldStart(REPLACED);
            StateDocument.members(json, replaced.state());
            json.writeEndObject();
            return;
        }
        for (var member : StateChangeJson.write(entry, lineage).properties()) {
            json.writeFieldName(member.getKey());
            json.writeTree(member.getValue());
        }
    }

    /** Reads a member of an object, whose value a parser is at. */
    public interface Member {
        /** Whether it was read; else it becomes one of the tree. */
        boolean read(String name, JsonParser json, ObjectNode before) throws IOException, DecryptionException;
    }

    /**
     * Reads a document of one object.
     *
     * @param known a state of which equal records are taken
     * @param others members that are no tree either
     * @throws IllegalArgumentException when it is none
     */
    public static StateChangeDocument read(JsonParser json, State known, Member others)
            throws IOException, DecryptionException {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        State whole = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("it is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(REPLACED) && json.currentToken() == JsonToken.START_OBJECT) {
                whole = StateDocument.read(json, known);
            } else if (!others.read(name, json, members)) {
                JsonNode value = JsonTree.node(json);
                members.set(name, value);
            }
        }
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("something follows its end");
        }
        return new StateChangeDocument(members, whole);
    }

    /** The change; throws {@link IllegalArgumentException} when it holds none. */
    public StateChange entry() {
        return whole == null ? StateChangeJson.read(members) : new StateChange.Replaced(whole);
    }

    /** Whether two changes of a state of this lineage are written alike. */
    public static boolean areAlike(StateChange one, StateChange other, String lineage) {
        if (one instanceof StateChange.Replaced replaced) {
            return other instanceof StateChange.Replaced by && StateDocument.areAlike(replaced.state(), by.state());
        }
        return !(other instanceof StateChange.Replaced)
                && StateChangeJson.write(one, lineage).equals(StateChangeJson.write(other, lineage));
    }
}
