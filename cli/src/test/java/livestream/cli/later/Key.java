package livestream.cli.later;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A key at one place of a file.
 *
 * @param path from the top of the file; an item of a list is {@code 0}, an entry of a map has a name that was made up
 * @param id by which the same key is known at every place, as in {@code endpoint.manifestName}
 * @param schema what the language takes there
 * @param around how many steps of the path lead to each thing that it stands in, by what that is: {@code endpoint}, and
 *     {@code holder} for the mapping that the key is in
 * @param required whether the mapping cannot do without it
 */
record Key(List<String> path, String id, JsonNode schema, Map<String, Integer> around, boolean required) {

    Key {
        path = List.copyOf(path);
        around = Map.copyOf(around);
    }

    /** The mapping that it is in. */
    List<String> holder() {
        return path.subList(0, path.size() - 1);
    }

    String name() {
        return path.get(path.size() - 1);
    }

    @Override
    public String toString() {
        return String.join(".", path);
    }
}
