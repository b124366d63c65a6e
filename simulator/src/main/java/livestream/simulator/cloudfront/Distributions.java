package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Distributions: created and updated at once, Deployed when the deploy delay has passed, deleted only when disabled and
 * Deployed.
 *
 * <p>Source: CloudFront API reference and developer guide, "Overview of distributions". UNKNOWN: whether the CallerReference
 * of a deleted distribution may be used again (here: yes), whether ListDistributions lags behind (here: no), and how a list
 * spells versions of HTTP but HTTP2.
 */
final class Distributions {

    /** The table that keeps them. */
    static final String TABLE = "cloudfront Distribution";

    private static final int QUOTA = 500;
    private static final String CONFIG = "DistributionConfig";
    /** A list spells them otherwise than a configuration. */
    private static final Map<String, String> LISTED_VERSIONS =
            Map.of("http1.1", "HTTP1_1", "http2", "HTTP2", "http3", "HTTP3", "http2and3", "HTTP2AND3");

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final DistributionRules rules;
    private final KeyGroups keyGroups;
    private final Tagging tagging;
    private final Invalidations invalidations;
    private final Table table;

    Distributions(
            SimulatorContext context,
            CloudFront cloudFront,
            DistributionRules rules,
            KeyGroups keyGroups,
            Tagging tagging,
            Invalidations invalidations) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.rules = rules;
        this.keyGroups = keyGroups;
        this.tagging = tagging;
        this.invalidations = invalidations;
        this.table = context.store().table(TABLE, "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/distribution";
        routes.on("POST", path + "?WithTags", "CreateDistributionWithTags", this::createWithTags);
        routes.on("POST", path, "CreateDistribution", this::create);
        routes.on("GET", path, "ListDistributions", this::list);
        routes.on("GET", path + "/{Id}", "GetDistribution", this::get);
        routes.on("GET", path + "/{Id}/config", "GetDistributionConfig", this::getConfig);
        routes.on("PUT", path + "/{Id}/config", "UpdateDistribution", this::update);
        routes.on("DELETE", path + "/{Id}", "DeleteDistribution", this::delete);
    }

    private Response create(Request request) {
        return create(cloudFront.read(request, CONFIG), JsonNodeFactory.instance.objectNode());
    }

    private Response createWithTags(Request request) {
        ObjectNode body = cloudFront.read(request, "DistributionConfigWithTags");
        return create(QuantityLists.structure(body, CONFIG), QuantityLists.structure(body, "Tags"));
    }

    private Response create(ObjectNode config, ObjectNode tags) {
        String reference = QuantityLists.text(config, "CallerReference");
        for (ObjectNode other : table.all()) {
            if (QuantityLists.text(other.path(CONFIG), "CallerReference").equals(reference)) {
                throw Errors.refusal(
                        "DistributionAlreadyExists",
                        Errors.text("DistributionAlreadyExists") + " Already exists: "
                                + QuantityLists.text(other, "Id"));
            }
        }
        DistributionDefaults.complete(config);
        rules.check(config, "");
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyDistributions");
        }
        ObjectNode distribution = JsonNodeFactory.instance.objectNode();
        String id = "E" + context.ids().upper("cloudfront Distribution", "", 13);
        distribution.put("Id", id);
        distribution.put("ARN", "arn:aws:cloudfront::" + context.account() + ":distribution/" + id);
        distribution.put("DomainName", "d" + context.ids().lower("cloudfront domain", "", 13) + ".cloudfront.net");
        distribution.set("Tags", tagging.checked(tags));
        return keep(distribution, config, 201)
                .with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/distribution/" + id);
    }

    private Response update(Request request) {
        ObjectNode distribution = existing(request);
        ObjectNode config = cloudFront.read(request, CONFIG);
        Versions.check(request, distribution);
        String reference = QuantityLists.text(distribution.path(CONFIG), "CallerReference");
        if (!reference.equals(QuantityLists.text(config, "CallerReference"))) {
            throw Errors.refusal("IllegalUpdate");
        }
        RequiredForUpdate.check(config);
        DistributionDefaults.complete(config);
        rules.check(config, QuantityLists.text(distribution, "Id"));
        return keep(distribution, config, 200);
    }

    private Response keep(ObjectNode distribution, ObjectNode config, int status) {
        Versions.next(distribution);
        distribution.put("LastModifiedTime", context.now());
        distribution.set(CONFIG, config);
        table.put(QuantityLists.text(distribution, "Id"), distribution);
        ObjectNode shown = shown(distribution);
        shown.put("Status", "InProgress");
        return cloudFront.answer(status, "Distribution", shown).with("ETag", QuantityLists.text(distribution, "ETag"));
    }

    private Response get(Request request) {
        ObjectNode distribution = existing(request);
        return cloudFront
                .answer(200, "Distribution", shown(distribution))
                .with("ETag", QuantityLists.text(distribution, "ETag"));
    }

    private Response getConfig(Request request) {
        ObjectNode distribution = existing(request);
        return cloudFront
                .answer(200, CONFIG, QuantityLists.structure(distribution, CONFIG))
                .with("ETag", QuantityLists.text(distribution, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode distribution = existing(request);
        Versions.check(request, distribution);
        boolean enabled = distribution.path(CONFIG).path("Enabled").asBoolean();
        if (enabled || !deployed(distribution)) {
            throw Errors.refusal("DistributionNotDisabled");
        }
        invalidations.removeAll(request.variable("Id"));
        table.remove(request.variable("Id"));
        return Response.empty(204);
    }

    private Response list(Request request) {
        Page<ObjectNode> page = Page.of(request, table.all(), distribution -> QuantityLists.text(distribution, "Id"));
        return cloudFront.answer(200, "DistributionList", page.tree(this::summary));
    }

    /** A summary is the configuration beside the identity; the writer leaves out what a summary does not have. */
    private JsonNode summary(ObjectNode distribution) {
        ObjectNode summary = shown(distribution);
        summary.setAll(QuantityLists.structure(distribution, CONFIG));
        QuantityLists.fill(summary, "ConnectionMode", "direct");
        return summary.put("HttpVersion", LISTED_VERSIONS.get(QuantityLists.text(summary, "HttpVersion")));
    }

    /** What is computed when a distribution is read. */
    private ObjectNode shown(ObjectNode distribution) {
        ObjectNode shown = distribution.deepCopy();
        shown.put("Status", deployed(distribution) ? "Deployed" : "InProgress");
        shown.put("InProgressInvalidationBatches", invalidations.inProgress(QuantityLists.text(distribution, "Id")));
        shown.set("ActiveTrustedSigners", signers(QuantityLists.structure(shown, CONFIG)));
        shown.set("ActiveTrustedKeyGroups", keyGroups.active(QuantityLists.structure(shown, CONFIG)));
        for (String alias : QuantityLists.words(distribution.path(CONFIG), "Aliases")) {
            ObjectNode record = shown.withArrayProperty("AliasICPRecordals").addObject();
            record.put("CNAME", alias);
            record.put("ICPRecordalStatus", "APPROVED");
        }
        return shown;
    }

    /** Whom its behaviours trust beside key groups, without the key pairs, which a root user makes and this account has none of. */
    private static ObjectNode signers(ObjectNode config) {
        Set<String> trusted = new LinkedHashSet<>();
        ReferenceIndex.behaviors(config)
                .forEach(behavior -> trusted.addAll(QuantityLists.words(behavior, "TrustedSigners")));
        ObjectNode active = JsonNodeFactory.instance.objectNode();
        active.put("Enabled", !trusted.isEmpty());
        active.put("Quantity", trusted.size());
        for (String account : trusted) {
            ObjectNode signer = active.withArrayProperty("Items").addObject();
            signer.put("AwsAccountNumber", account);
            signer.set("KeyPairIds", QuantityLists.list(List.of()));
        }
        return active;
    }

    private boolean deployed(ObjectNode distribution) {
        Instant modified = Instant.parse(QuantityLists.text(distribution, "LastModifiedTime"));
        return !context.clock().instant().isBefore(modified.plus(context.deployDelay()));
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchDistribution"));
    }
}
