package livestream.cli.later;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes files: one without a key, and the same with it. JSON is YAML, so that is what they are written in. */
final class Draft {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ORIGINS = List.of("mediapackage", "mediastore", "s3", "http");
    private static final String DEFAULT_ORIGIN = "mediapackage";

    private final Values values;
    private final Map<String, Key> byPath;

    /**
     * @param byPath every key, by its path
     */
    Draft(Values values, Map<String, Key> byPath) {
        this.values = values;
        this.byPath = byPath;
    }

    /** The file that is applied first. */
    ObjectNode without(Key key) {
        JsonNode said = values.of(key);
        ObjectNode file = around(key);
        place(file, key, said.path("on"));
        place(file, key, said.path("instead"));
        return file;
    }

    /** What a file says that is made at once as AWS is after the key was taken away: what stays for the viewers is written there. */
    ObjectNode kept(Key key) {
        ObjectNode file = without(key);
        place(file, key, values.of(key).path("kept"));
        return file;
    }

    /** The same with the key. */
    ObjectNode with(Key key, ObjectNode holder) {
        JsonNode said = values.of(key);
        ObjectNode file = around(key);
        place(file, key, said.path("on"));
        place(file, key, said.path("with"));
        ObjectNode there = mapping(file, key.holder());
        holder.properties().forEach(member -> put(there, member.getKey(), member.getValue(), true));
        fill(file, key);
        return file;
    }

    /** What a key stands in, as far as a file has it that does not have the key. */
    private ObjectNode around(Key key) {
        ObjectNode file = JSON.createObjectNode();
        values.around().properties().forEach(thing -> {
            List<String> things = List.of(thing.getKey().split("\\."));
            if (key.around().keySet().containsAll(things)) {
                int depth = key.around().get(things.get(things.size() - 1));
                merge(mapping(file, key.path().subList(0, depth)), thing.getValue());
            }
        });
        if (key.path().contains("spare")) {
            mapping(file, key.path().subList(0, key.path().indexOf("spare") + 1))
                    .put("format", "hls");
        }
        List<String> channel = key.path().get(0).startsWith("channel")
                ? key.path().subList(0, key.around().get("channel"))
                : List.of();
        if (key.path().get(0).equals("channelDefaults")) {
            mapping(file, List.of("channels", "one"));
            channel = List.of("channelDefaults");
        } else if (key.path().equals(List.of("channels"))) {
            channel = List.of();
        }
        ObjectNode origin = mapping(file, channel);
        if (ORIGINS.stream().noneMatch(origin::has)) {
            origin.putObject(DEFAULT_ORIGIN);
        }
        fill(file, key);
        return file;
    }

    /** Puts in what a mapping on the way cannot do without, where it is there. */
    private void fill(ObjectNode file, Key key) {
        for (int depth = 1; depth < key.path().size(); depth++) {
            JsonNode there = find(file, key.path().subList(0, depth));
            if (!(there instanceof ObjectNode mapping)) {
                continue;
            }
            String prefix = String.join(".", key.path().subList(0, depth)) + ".";
            for (Map.Entry<String, Key> each : byPath.entrySet()) {
                Key other = each.getValue();
                boolean inside =
                        each.getKey().startsWith(prefix) && other.path().size() == depth + 1;
                if (inside && other.required() && !mapping.has(other.name())) {
                    put(mapping, other.name(), first(other), false);
                }
            }
        }
    }

    private JsonNode first(Key key) {
        if (values.isOnlyAround(key)) {
            ObjectNode made = JSON.createObjectNode();
            String prefix = key + ".";
            byPath.values().stream()
                    .filter(other -> other.toString().startsWith(prefix)
                            && other.path().size() == key.path().size() + 1
                            && other.required())
                    .forEach(other -> made.set(other.name(), first(other)));
            return made;
        }
        return values.of(key, values.of(key)).get(0).path(key.name());
    }

    private void place(ObjectNode file, Key key, JsonNode said) {
        said.properties().forEach(thing -> {
            int depth = thing.getKey().equals("parent")
                    ? key.path().size() - 2
                    : key.around().getOrDefault(thing.getKey(), -1);
            if (depth >= 0) {
                merge(mapping(file, key.path().subList(0, depth)), thing.getValue());
            }
        });
    }

    private static void merge(ObjectNode into, JsonNode more) {
        more.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && into.get(member.getKey()) instanceof ObjectNode there) {
                merge(there, inner);
            } else if (member.getValue().isTextual()
                    && member.getValue().asText().equals("(none)")) {
                into.remove(member.getKey());
            } else {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static void put(ObjectNode mapping, String name, JsonNode value, boolean over) {
        if (over && value.isTextual() && value.asText().equals("(none)")) {
            mapping.remove(name);
        } else if (over || !mapping.has(name)) {
            mapping.set(name, value.deepCopy());
        }
    }

    private static JsonNode find(JsonNode file, List<String> path) {
        JsonNode at = file;
        for (String step : path) {
            at = step.equals("0") ? at.path(0) : at.path(step);
        }
        return at;
    }

    /** The mapping there; made when there is none, with all that leads to it. */
    private static ObjectNode mapping(ObjectNode file, List<String> path) {
        JsonNode at = file;
        List<String> steps = new ArrayList<>(path);
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            boolean list = i + 1 < steps.size() && steps.get(i + 1).equals("0");
            if (at instanceof ArrayNode items) {
                at = items.isEmpty() ? items.addObject() : items.get(0);
                continue;
            }
            ObjectNode mapping = (ObjectNode) at;
            JsonNode next = mapping.get(step);
            if (!(next instanceof ObjectNode) && !(next instanceof ArrayNode)) {
                next = list ? mapping.putArray(step) : mapping.putObject(step);
            }
            at = next;
        }
        return (ObjectNode) at;
    }
}
