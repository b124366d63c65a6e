package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Containers: CREATING until the container delay has passed, then ACTIVE with an endpoint; when deleted, DELETING for as long
 * and then gone. Only an ACTIVE container can be changed.
 *
 * <p>Source: MediaStore API reference and user guide, "Containers". UNKNOWN: the texts of the refusals, and what a second
 * delete of a container that is DELETING says (here: in use). Access logs are never written.
 */
final class Containers {

    private static final Pattern NAME = Pattern.compile("[\\w-]{1,255}");
    private static final int QUOTA = 100;
    private static final String NAME_MEMBER = "ContainerName";
    private static final String GONE = "GoneTime";

    private final SimulatorContext context;

    Containers(SimulatorContext context) {
        this.context = context;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("CreateContainer", this::create);
        operations.put("DescribeContainer", this::describe);
        operations.put("ListContainers", this::list);
        operations.put("DeleteContainer", this::delete);
        operations.put("StartAccessLogging", (given, region) -> log(given, region, true));
        operations.put("StopAccessLogging", (given, region) -> log(given, region, false));
    }

    /** The container that a request names, refused unless it is ACTIVE. */
    ObjectNode active(ObjectNode given, String region) {
        return active(existing(given.path(NAME_MEMBER).asText(), region));
    }

    /** The same, by ARN. */
    ObjectNode activeByArn(String arn, String region) {
        return active(all(region).stream()
                .filter(container -> container.path("ARN").asText().equals(arn))
                .findFirst()
                .orElseThrow(() -> notFound(400)));
    }

    /** The ACTIVE container of this endpoint. */
    Optional<ObjectNode> byHost(DataHost host) {
        return all(host.region()).stream()
                .filter(container -> container.path("Endpoint").asText().equals("https://" + host.name()))
                .filter(container -> status(container).equals("ACTIVE"))
                .findFirst();
    }

    /** Keeps a changed container. */
    void keep(ObjectNode container, String region) {
        table(region).put(container.path("Name").asText(), container);
    }

    /** What is in a container. */
    List<ObjectNode> objectsOf(ObjectNode container, String region) {
        return objects(region).all().stream()
                .filter(object -> object.path("Container").equals(container.path("Name")))
                .toList();
    }

    /** The objects of a region's containers, by {@link #key}. */
    Table objects(String region) {
        return context.store().table("mediastore object", region);
    }

    /** Under which an object of a container is kept. */
    static String key(ObjectNode container, String path) {
        return container.path("Name").asText() + "/" + path;
    }

    /** The refusal of a container that is not there. */
    static ServiceError notFound(int status) {
        return new ServiceError(status, "ContainerNotFoundException", "The specified container does not exist.");
    }

    private ObjectNode create(ObjectNode given, String region) {
        String name = given.path(NAME_MEMBER).asText();
        MediaStore.require(NAME.matcher(name).matches(), "ContainerName must be 1 to 255 letters, digits, _ and -");
        ObjectNode container = JsonNodeFactory.instance.objectNode();
        ContainerTags.add(container, given.path("Tags"));
        if (find(name, region).isPresent()) {
            throw inUse("A container with this name already exists.");
        } else if (all(region).size() >= QUOTA) {
            throw new ServiceError(
                    400, "LimitExceededException", "You have reached the quota of " + QUOTA + " containers.");
        }
        String id = context.ids().lower("mediastore container", region, 14);
        container.put("Name", name);
        container.put("ARN", "arn:aws:mediastore:" + region + ":" + context.account() + ":container/" + name);
        container.put("Endpoint", "https://" + id + ".data.mediastore." + region + ".amazonaws.com");
        container.put("CreationTime", context.now());
        container.put("AccessLoggingEnabled", false);
        ContainerPolicies.addDefault(container, context.account());
        keep(container, region);
        ObjectNode shown = shown(container).put("Status", "CREATING");
        shown.remove("Endpoint");
        return answer(shown);
    }

    private ObjectNode describe(ObjectNode given, String region) {
        MediaStore.require(given.has(NAME_MEMBER), "ContainerName is required");
        return answer(shown(existing(given.path(NAME_MEMBER).asText(), region)));
    }

    private ObjectNode list(ObjectNode given, String region) {
        int most = given.path("MaxResults").asInt(100);
        MediaStore.require(most >= 1 && most <= 100, "MaxResults must be between 1 and 100");
        List<ObjectNode> all = all(region);
        int from = 0;
        if (given.has("NextToken")) {
            String token = given.path("NextToken").asText();
            from = all.stream().map(Containers::token).toList().indexOf(token) + 1;
            MediaStore.require(from > 0, "NextToken is not valid");
        }
        int to = Math.min(all.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray("Containers");
        all.subList(from, to).forEach(container -> page.add(shown(container)));
        if (to < all.size()) {
            answer.put("NextToken", token(all.get(to - 1)));
        }
        return answer;
    }

    /** The endpoint's own word, for a token has no hyphens and a name may. */
    private static String token(ObjectNode container) {
        return container
                .path("Endpoint")
                .asText()
                .substring("https://".length())
                .split("\\.")[0];
    }

    /** An object that expires is not listed but there, says the user guide; nothing expires here. */
    private ObjectNode delete(ObjectNode given, String region) {
        ObjectNode container = active(given, region);
        String name = container.path("Name").asText();
        if (!objectsOf(container, region).isEmpty()) {
            throw inUse("The container is not empty.");
        }
        if (context.containerDelay().isZero()) {
            table(region).remove(name);
        } else {
            Instant gone = context.clock().instant().plus(context.containerDelay());
            keep(container.put(GONE, gone.toString()), region);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode log(ObjectNode given, String region, boolean on) {
        keep(active(given, region).put("AccessLoggingEnabled", on), region);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode active(ObjectNode container) {
        String status = status(container);
        if (!status.equals("ACTIVE")) {
            throw inUse("The container is " + status + ".");
        }
        return container;
    }

    private String status(ObjectNode container) {
        if (container.has(GONE)) {
            return "DELETING";
        }
        Instant created = Instant.parse(container.path("CreationTime").asText());
        Instant active = created.plus(context.containerDelay());
        return context.clock().instant().isBefore(active) ? "CREATING" : "ACTIVE";
    }

    /** Whether a thing is a container whose deletion is over by this time. */
    static boolean isGone(ObjectNode thing, Instant now) {
        return thing.has(GONE) && !now.isBefore(Instant.parse(thing.path(GONE).asText()));
    }

    private ObjectNode shown(ObjectNode container) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        String status = status(container);
        if (!status.equals("CREATING")) {
            shown.set("Endpoint", container.path("Endpoint"));
        }
        Instant created = Instant.parse(container.path("CreationTime").asText());
        shown.put("CreationTime", created.toEpochMilli() / 1000.0);
        shown.set("ARN", container.path("ARN"));
        shown.set("Name", container.path("Name"));
        shown.put("Status", status);
        shown.set("AccessLoggingEnabled", container.path("AccessLoggingEnabled"));
        return shown;
    }

    private static ObjectNode answer(ObjectNode shown) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Container", shown);
        return answer;
    }

    private ObjectNode existing(String name, String region) {
        return find(name, region).orElseThrow(() -> notFound(400));
    }

    private Optional<ObjectNode> find(String name, String region) {
        return all(region).stream()
                .filter(container -> container.path("Name").asText().equals(name))
                .findFirst();
    }

    /** The containers of a region; those whose deletion is over are gone. */
    private List<ObjectNode> all(String region) {
        for (ObjectNode container : table(region).all()) {
            if (isGone(container, context.clock().instant())) {
                table(region).remove(container.path("Name").asText());
            }
        }
        return table(region).all();
    }

    private static ServiceError inUse(String text) {
        return new ServiceError(400, "ContainerInUseException", text);
    }

    private Table table(String region) {
        return context.store().table("mediastore container", region);
    }
}
