package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/**
 * The folders of a container, which exist as far as there are objects in them, and the listing of one.
 *
 * <p>Source: MediaStore Data API reference, ListItems. UNKNOWN: the order (here: by name), and what the listing of a folder
 * that is not there says (here: nothing in it).
 */
final class Folders {

    private static final Pattern PATH = Pattern.compile("/?(?:[A-Za-z0-9_.\\-~]+/){0,10}(?:[A-Za-z0-9_.\\-~]+)?/?");

    private Folders() {}

    /** Lists the folder that a request names. */
    static Response list(Request request, List<ObjectNode> objects) {
        String path = parameter(request, "Path", "");
        MediaStore.require(path.length() <= 900 && PATH.matcher(path).matches(), "Path is not a path of a folder");
        int most = most(parameter(request, "MaxResults", "1000"));
        List<Map.Entry<String, ObjectNode>> items = items(path, objects).entrySet().stream()
                .filter(item -> item.getKey().compareTo(parameter(request, "NextToken", "")) > 0)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var page = answer.putArray("Items");
        items.stream().limit(most).forEach(item -> page.add(item.getValue()));
        if (items.size() > most) {
            answer.put("NextToken", items.get(most - 1).getKey());
        }
        return Response.json(200, answer.toString());
    }

    private static SortedMap<String, ObjectNode> items(String path, List<ObjectNode> objects) {
        String folder = path.replaceAll("^/|/$", "");
        String prefix = folder.isEmpty() ? "" : folder + "/";
        SortedMap<String, ObjectNode> items = new TreeMap<>();
        for (ObjectNode object : objects) {
            String whole = object.path("Path").asText();
            String rest = whole.startsWith(prefix) ? whole.substring(prefix.length()) : "";
            int slash = rest.indexOf('/');
            if (slash > 0) {
                String name = rest.substring(0, slash);
                items.put(
                        name,
                        JsonNodeFactory.instance.objectNode().put("Name", name).put("Type", "FOLDER"));
            } else if (!rest.isEmpty()) {
                items.put(rest, item(rest, object));
            }
        }
        return items;
    }

    private static ObjectNode item(String name, ObjectNode object) {
        ObjectNode item =
                JsonNodeFactory.instance.objectNode().put("Name", name).put("Type", "OBJECT");
        item.set("ETag", object.path("ETag"));
        Instant modified = Instant.parse(object.path("LastModified").asText());
        item.put("LastModified", modified.toEpochMilli() / 1000.0);
        item.set("ContentType", object.path("ContentType"));
        return item.put("ContentLength", StoredObjects.length(object));
    }

    private static int most(String text) {
        boolean fits = text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 1000;
        MediaStore.require(fits, "MaxResults must be between 1 and 1000");
        return Integer.parseInt(text);
    }

    private static String parameter(Request request, String name, String otherwise) {
        String given = request.parameter(name);
        return given == null ? otherwise : given;
    }
}
