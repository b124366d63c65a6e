package livestream.cli.later;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.cli.sweep.World;

/**
 * What a simulated AWS holds, so that two worlds look alike when they differ in nothing but what AWS makes up: ids, and when
 * something happened. An id is called by what it is the id of, which is told by everything that it stands in.
 */
final class Look {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** When something happened, and what counts its changes. */
    private static final Set<String> OF_THE_MOMENT = Set.of(
            "ETag",
            "VersionNumber",
            "LastAccessedDate",
            "CreatedAt",
            "IssuedAt",
            "NotBefore",
            "NotAfter",
            "LastModifiedTime",
            "LastModifiedDate",
            "LastChangedDate",
            "CreatedTime",
            "CreatedDate",
            "CreateDate",
            "CreationDate",
            "CreationTime",
            "createdAt");

    /** Lists whose order means something; AWS keeps the others as sets. */
    private static final Set<String> ORDERED = Set.of("CacheBehaviors", "Cors", "CORSRule", "CorsPolicy");

    private static final Pattern ID = Pattern.compile("livestream:[0-9a-f-]{36}:[^\"]*:[0-9]+"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|\\b[EK][A-Z0-9]{13}\\b|\\bARO[A-Z0-9]{18}\\b"
            + "|\\bd[a-z0-9]{13}(?=\\.cloudfront)|[0-9a-f]{16}(?=\\.mediapackage)|[a-z0-9]{14}(?=\\.data\\.mediastore)"
            + "|:secret:[A-Za-z0-9/_-]+");

    /**
     * By what an endpoint differs that took the place of another: the address of its successor within the state, and the number
     * in an id that nobody wrote.
     */
    private static final Pattern SUCCESSOR =
            Pattern.compile("(?<=/(hls|dash|cmaf|mss|spare))@[A-Za-z0-9_-]+|(?<=-(hls|dash|cmaf|mss|spare))-[0-9]\\b");

    private Look() {}

    /** The members of everything in a world, one a line, sorted. */
    static List<String> of(World world) {
        List<String> things = new ArrayList<>();
        world.json().path("shelves").properties().forEach(table -> {
            if (!table.getKey().equals("quota")) {
                table.getValue()
                        .properties()
                        .forEach(thing -> things.add(SUCCESSOR
                                .matcher(
                                        table.getKey() + " " + thing.getKey() + " " + text(plain("", thing.getValue())))
                                .replaceAll("")));
            }
        });
        Map<String, String> names = names(things);
        return things.stream()
                .map(thing -> sorted(called(thing, names)))
                .sorted()
                .flatMap(thing -> members(thing).stream())
                .toList();
    }

    /** The members of one thing, each with all that leads to it. */
    private static List<String> members(String thing) {
        int brace = thing.indexOf('{');
        List<String> members = new ArrayList<>();
        try {
            flatten(thing.substring(0, brace).strip(), JSON.readTree(thing.substring(brace)), members);
        } catch (JsonProcessingException e) {
            throw new AssertionError(thing, e);
        }
        return members;
    }

    private static void flatten(String path, JsonNode value, List<String> members) {
        if (value.isContainerNode() && !value.isEmpty()) {
            value.properties().forEach(member -> flatten(path + " " + member.getKey(), member.getValue(), members));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                flatten(path + "[" + i + "]", value.get(i), members);
            }
        } else {
            members.add(path + " = " + value);
        }
    }

    /** What one look has and the other has not, in few words; ids, which are called by all that differs, are left out of it. */
    static String difference(List<String> is, List<String> should) {
        return "not as if it had been written so from the beginning:\n" + lines("  too much: ", is, should)
                + lines("  missing:  ", should, is);
    }

    private static String lines(String what, List<String> some, List<String> others) {
        List<String> left = some.stream().map(Look::anonymous).collect(Collectors.toList());
        others.stream().map(Look::anonymous).forEach(left::remove);
        return left.stream().map(line -> what + line + "\n").collect(Collectors.joining());
    }

    private static String anonymous(String line) {
        return line.replaceAll("<[0-9a-f]{1,8}>", "<id>");
    }

    /** Calls each id by what it stands in and beside which others, then again with those called so, until all are told apart. */
    private static Map<String, String> names(List<String> things) {
        List<String> masked = things.stream()
                .map(thing -> ID.matcher(thing).replaceAll("<id>"))
                .toList();
        List<List<String>> ids = things.stream()
                .map(thing ->
                        ID.matcher(thing).results().map(MatchResult::group).toList())
                .toList();
        Map<String, String> names = Map.of();
        for (int round = 0; round < 4; round++) {
            Map<String, List<Integer>> seen = new HashMap<>();
            for (int i = 0; i < things.size(); i++) {
                Map<String, String> before = names;
                int beside = ids.get(i).stream()
                        .map(id -> before.getOrDefault(id, ""))
                        .sorted()
                        .toList()
                        .hashCode();
                for (String id : ids.get(i)) {
                    seen.computeIfAbsent(id, unused -> new ArrayList<>())
                            .add(List.of(masked.get(i).hashCode(), beside, before.getOrDefault(id, ""))
                                    .hashCode());
                }
            }
            Map<String, String> next = new HashMap<>();
            seen.forEach((id, places) -> next.put(
                    id,
                    "<" + Integer.toHexString(places.stream().sorted().toList().hashCode()) + ">"));
            names = next;
        }
        return names;
    }

    private static String called(String thing, Map<String, String> names) {
        return ID.matcher(thing).replaceAll(id -> names.getOrDefault(id.group(), "<id>"));
    }

    /** Lists that are sets in one order again, now that ids are called otherwise. */
    private static String sorted(String thing) {
        int brace = thing.indexOf('{');
        try {
            return thing.substring(0, brace) + text(plain("", JSON.readTree(thing.substring(brace))));
        } catch (JsonProcessingException e) {
            throw new AssertionError(thing, e);
        }
    }

    private static JsonNode plain(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().stream()
                    .filter(member -> !OF_THE_MOMENT.contains(member.getKey()))
                    .forEach(member -> sorted.put(
                            member.getKey(),
                            plain(member.getKey().equals("Items") ? name : member.getKey(), member.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(sorted);
        } else if (value instanceof ArrayNode list) {
            List<JsonNode> items = new ArrayList<>();
            list.forEach(item -> items.add(plain("", item)));
            if (!ORDERED.contains(name)) {
                Map<JsonNode, String> keys = new HashMap<>();
                items.forEach(item -> keys.computeIfAbsent(item, Look::masked));
                items.sort(
                        Comparator.comparing((JsonNode item) -> keys.get(item)).thenComparing(JsonNode::toString));
            }
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        } else if (value.isTextual() && value.asText().startsWith("{")) {
            return document(value);
        }
        return value;
    }

    private static String masked(JsonNode item) {
        return called(text(item), Map.of());
    }

    private static JsonNode document(JsonNode value) {
        try {
            return plain("", JSON.readTree(value.asText()));
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private static String text(JsonNode value) {
        return value.toString();
    }
}
