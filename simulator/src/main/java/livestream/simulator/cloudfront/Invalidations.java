package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Invalidations: InProgress until the deploy delay has passed, then Completed. They go with their distribution.
 *
 * <p>Source: CloudFront API reference; quotas of 3,000 paths and 15 wildcard paths in progress. A CallerReference that was
 * used with the same paths gives the same invalidation again; with other paths it is refused.
 */
final class Invalidations {

    private static final int PATHS = 3000;
    private static final int WILDCARDS = 15;

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final Table table;
    private final Table distributions;

    Invalidations(SimulatorContext context, CloudFront cloudFront) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.table = context.store().table("cloudfront Invalidation", "");
        this.distributions = context.store().table(Distributions.TABLE, "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/distribution/{DistributionId}/invalidation";
        routes.on("POST", path, "CreateInvalidation", this::create);
        routes.on("GET", path, "ListInvalidations", this::list);
        routes.on("GET", path + "/{Id}", "GetInvalidation", this::get);
    }

    /** How many invalidations of a distribution are in progress. */
    int inProgress(String distribution) {
        return (int) of(distribution).stream().filter(this::isInProgress).count();
    }

    /** Takes away what belongs to a distribution. */
    void removeAll(String distribution) {
        of(distribution).forEach(invalidation -> table.remove(QuantityLists.text(invalidation, "Id")));
    }

    private Response create(Request request) {
        String distribution = distribution(request);
        ObjectNode batch = cloudFront.read(request, "InvalidationBatch");
        List<String> paths = QuantityLists.words(batch, "Paths");
        if (paths.isEmpty() || paths.stream().anyMatch(path -> !path.startsWith("/"))) {
            throw Errors.invalid("Your request contains one or more invalid invalidation paths.");
        }
        for (ObjectNode other : of(distribution)) {
            if (other.path("InvalidationBatch").path("CallerReference").equals(batch.path("CallerReference"))) {
                if (other.path("InvalidationBatch").equals(batch)) {
                    return answer(201, other);
                }
                throw Errors.invalid("Your request contains a caller reference that was used for a previous"
                        + " invalidation batch with different paths.");
            }
        }
        checkProgress(distribution, paths);
        ObjectNode invalidation = JsonNodeFactory.instance.objectNode();
        String id = "I" + context.ids().upper("cloudfront Invalidation", "", 13);
        invalidation.put("Id", id);
        invalidation.put("Distribution", distribution);
        invalidation.put("CreateTime", context.now());
        invalidation.set("InvalidationBatch", batch);
        table.put(id, invalidation);
        // Also where a deploy takes no time: nothing is done when the create is answered.
        return cloudFront
                .answer(201, "Invalidation", invalidation.put("Status", "InProgress"))
                .with("Location", "https://cloudfront.amazonaws.com" + request.path() + "/" + id);
    }

    private void checkProgress(String distribution, List<String> paths) {
        List<String> all = new ArrayList<>(paths);
        of(distribution).stream()
                .filter(this::isInProgress)
                .forEach(other -> all.addAll(QuantityLists.words(other.path("InvalidationBatch"), "Paths")));
        long wild = all.stream().filter(path -> path.endsWith("*")).count();
        if (wild > WILDCARDS || all.size() - wild > PATHS) {
            throw Errors.refusal(paths.size() > PATHS ? "BatchTooLarge" : "TooManyInvalidationsInProgress");
        }
    }

    private Response get(Request request) {
        String distribution = distribution(request);
        ObjectNode invalidation = table.get(request.variable("Id"))
                .filter(i -> QuantityLists.text(i, "Distribution").equals(distribution))
                .orElseThrow(() -> Errors.refusal("NoSuchInvalidation"));
        return answer(200, invalidation);
    }

    private Response list(Request request) {
        List<ObjectNode> newestFirst = new ArrayList<>(of(distribution(request)));
        Collections.reverse(newestFirst);
        Page<ObjectNode> page = Page.of(request, newestFirst, i -> QuantityLists.text(i, "Id"));
        return cloudFront.answer(200, "InvalidationList", page.tree(this::shown));
    }

    private Response answer(int status, ObjectNode invalidation) {
        return cloudFront.answer(status, "Invalidation", shown(invalidation));
    }

    private ObjectNode shown(ObjectNode invalidation) {
        return invalidation.deepCopy().put("Status", isInProgress(invalidation) ? "InProgress" : "Completed");
    }

    private boolean isInProgress(ObjectNode invalidation) {
        Instant created = Instant.parse(QuantityLists.text(invalidation, "CreateTime"));
        return context.clock().instant().isBefore(created.plus(context.deployDelay()));
    }

    private List<ObjectNode> of(String distribution) {
        return table.all().stream()
                .filter(i -> QuantityLists.text(i, "Distribution").equals(distribution))
                .toList();
    }

    private String distribution(Request request) {
        String id = request.variable("DistributionId");
        if (!distributions.has(id)) {
            throw Errors.refusal("NoSuchDistribution");
        }
        return id;
    }
}
