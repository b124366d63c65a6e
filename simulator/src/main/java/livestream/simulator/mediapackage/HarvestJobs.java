package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Harvest jobs: a piece of the start-over window copied to S3. They cannot be deleted, and here they succeed once the deploy
 * delay has passed.
 *
 * <p>Source: MediaPackage API reference and quotas (10 at a time). UNKNOWN: what the service checks of bucket and role (here
 * nothing).
 */
final class HarvestJobs {

    private static final int AT_ONCE = 10;

    private final SimulatorContext context;
    private final MediaPackage service;

    HarvestJobs(SimulatorContext context, MediaPackage service) {
        this.context = context;
        this.service = service;
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        routes.on("POST", "/harvest_jobs", "CreateHarvestJob", this::create);
        routes.on("GET", "/harvest_jobs", "ListHarvestJobs", this::list);
        routes.on("GET", "/harvest_jobs/{id}", "DescribeHarvestJob", this::describe);
    }

    private Response create(Request request) {
        String region = request.region();
        ObjectNode job = service.read(request, "CreateHarvestJobRequest");
        String id = job.path("id").asText();
        Names.checkId(id, "id");
        if (table(region).has(id)) {
            throw MediaPackage.unprocessable("A harvest job with id " + id + " already exists.");
        }
        String endpointId = job.path("originEndpointId").asText();
        ObjectNode endpoint = OriginEndpoints.table(context, region)
                .get(endpointId)
                .orElseThrow(() -> MediaPackage.notFound("The origin endpoint " + endpointId + " was not found."));
        if (endpoint.path("startoverWindowSeconds").asInt() == 0) {
            throw MediaPackage.unprocessable("The origin endpoint " + endpointId + " has no start-over window.");
        }
        if (!time(job, "startTime").isBefore(time(job, "endTime"))) {
            throw MediaPackage.unprocessable("startTime must be before endTime");
        }
        long running = table(region).all().stream()
                .filter(other -> status(other).equals("IN_PROGRESS"))
                .count();
        if (running >= AT_ONCE) {
            throw MediaPackage.limitExceeded();
        }
        String hash = context.ids().hex("mediapackage harvest job", region, 32);
        job.put("arn", "arn:aws:mediapackage:" + region + ":" + context.account() + ":harvest_jobs/" + hash);
        job.put("channelId", endpoint.path("channelId").asText());
        job.put("createdAt", context.now());
        table(region).put(id, job);
        return MediaPackage.answer(200, shown(job).put("status", "IN_PROGRESS"));
    }

    private Response list(Request request) {
        String channel = request.parameter("includeChannelId");
        String status = request.parameter("includeStatus");
        List<ObjectNode> jobs = table(request.region()).all().stream()
                .map(this::shown)
                .filter(job -> channel == null || job.path("channelId").asText().equals(channel))
                .filter(job -> status == null || job.path("status").asText().equals(status))
                .toList();
        return MediaPackage.page(request, "harvestJobs", jobs);
    }

    private Response describe(Request request) {
        String id = request.variable("id");
        ObjectNode job = table(request.region())
                .get(id)
                .orElseThrow(() -> MediaPackage.notFound("The harvest job " + id + " was not found."));
        return MediaPackage.answer(200, shown(job));
    }

    private ObjectNode shown(ObjectNode job) {
        return job.deepCopy().put("status", status(job));
    }

    private String status(ObjectNode job) {
        Instant created = Instant.parse(job.path("createdAt").asText());
        return context.clock().instant().isBefore(created.plus(context.deployDelay())) ? "IN_PROGRESS" : "SUCCEEDED";
    }

    private static Instant time(ObjectNode job, String member) {
        try {
            return OffsetDateTime.parse(job.path(member).asText()).toInstant();
        } catch (DateTimeException e) {
            throw MediaPackage.unprocessable(member + " must be an ISO-8601 time with offset");
        }
    }

    private Table table(String region) {
        return context.store().table("mediapackage harvest job", region);
    }
}
