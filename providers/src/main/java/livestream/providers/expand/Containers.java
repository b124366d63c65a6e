package livestream.providers.expand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.MediaStore;
import livestream.schema.MediaStore.Access;
import livestream.schema.OriginConnection;
import livestream.schema.Span;
import livestream.schema.StorageCors;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** MediaStore containers as origins: who may read them, and what the file says of those that it manages. */
final class Containers {
    private static final String CONTAINER = "mediastore_container";
    private static final Duration LONGEST_SECONDS = Duration.ofSeconds(300);

    /** A container whose policy shall let the distribution in. */
    private record Grant(String key, String container, Value name, Value arn, MediaStore mediastore) {}

    private final ExpansionContext context;
    private final AccessControls accessControls;
    private final RefererSecret referer;
    private final Map<Value, Grant> grants = new LinkedHashMap<>();
    private final Map<Value, Set<String>> origins = new LinkedHashMap<>();

    Containers(ExpansionContext context, AccessControls accessControls) {
        this.context = context;
        this.accessControls = accessControls;
        this.referer = new RefererSecret(context);
    }

    /** A container as an origin; see {@link StorageOrigins#origin}. */
    OriginSpec origin(String id, @Nullable Channel channel, MediaStore mediastore, long segment) {
        String name = channel == null
                ? String.valueOf(mediastore.container())
                : context.resourceNames().container(channel, mediastore);
        Address address = new Address(CONTAINER, id);
        boolean managed = channel != null && mediastore.managed();
        if (channel != null && managed) {
            Resource resource = Resource.of(
                    address,
                    inputs(name, address, channel, mediastore),
                    mediastore.place().self());
            context.graph().add(mediastore.container() == null ? resource : resource.adopting());
        }
        ExistingContainer existing = managed ? null : context.existing().container(name);
        Value domain = existing == null ? new Value.Reference(address, "Domain") : Value.text(existing.domain());
        Value arn = existing == null ? new Value.Reference(address, "Arn") : Value.text(existing.arn());
        Value called = managed ? new Value.Reference(address, "ContainerName") : Value.text(name);
        if (mediastore.grantAccess()) {
            origins.computeIfAbsent(called, any -> new LinkedHashSet<>()).add(id);
            Grant first = grants.putIfAbsent(called, new Grant(id, name, called, arn, mediastore));
            if (first != null && first.mediastore().access() != mediastore.access()) {
                context.diagnostics().add(differs(name, first.mediastore(), mediastore));
            }
        }
        Value control = mediastore.access() == Access.OAC ? accessControls.of("mediastore", at(mediastore)) : null;
        List<Value> headers = mediastore.access() == Access.REFERER
                ? List.of(OriginSpec.header("Referer", referer.value(at(mediastore))))
                : List.of();
        return new OriginSpec(
                id,
                domain.toString(),
                domain,
                Value.text(mediastore.path()),
                OriginConnection.HTTPS,
                headers,
                control,
                segment);
    }

    private static Diagnostic differs(String name, MediaStore first, MediaStore second) {
        return Diagnostic.error(
                        "access-differs",
                        "Container `" + name + "` is read with `access: " + word(first) + "` and with `access: "
                                + word(second) + "`.")
                .at(at(second))
                .note("note", "the other is here", at(first))
                .help("use one of them for both: the container's policy gets one statement.");
    }

    private static String word(MediaStore mediastore) {
        return mediastore.access().name().toLowerCase(Locale.ROOT);
    }

    private Value.Fields inputs(String name, Address address, Channel channel, MediaStore mediastore) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("ContainerName", Value.text(name));
        StorageCors cors = mediastore.cors();
        if (cors != null) {
            inputs.put("CorsPolicy", Value.items(List.of(cors(cors))));
        }
        if (!mediastore.lifecycle().isEmpty()) {
            inputs.put("LifecyclePolicy", lifecycle(mediastore.lifecycle()));
        }
        if (mediastore.metrics()) {
            inputs.put("MetricPolicy", Value.fields("ContainerLevelMetrics", "ENABLED"));
        }
        inputs.put("AccessLoggingEnabled", Value.flag(mediastore.accessLogging()));
        inputs.put("Tags", context.resourceNames().tags(address, channel));
        return new Value.Fields(inputs);
    }

    private static Value cors(StorageCors cors) {
        return Value.fields(
                "AllowedOrigins", Value.texts(cors.origins()),
                "AllowedMethods", Value.texts(List.of("GET", "HEAD")),
                "AllowedHeaders", Value.texts(List.of("*")),
                "MaxAgeSeconds", 600);
    }

    /** One rule a path; up to five minutes count in seconds, longer ones in days (MediaStore user guide, lifecycle rules). */
    private static Value lifecycle(Map<String, Duration> lifetimes) {
        List<Value> rules = new ArrayList<>();
        lifetimes.forEach((path, lifetime) -> {
            boolean seconds = lifetime.compareTo(LONGEST_SECONDS) <= 0;
            long number = seconds ? lifetime.toSeconds() : lifetime.toDays();
            Value older = Value.items(
                    List.of(Value.fields("numeric", Value.items(List.of(Value.text(">"), Value.num(number))))));
            rules.add(Value.fields(
                    "definition",
                    Value.fields(
                            "path",
                            Value.items(List.of(Value.fields("wildcard", path))),
                            seconds ? "seconds_since_create" : "days_since_create",
                            older),
                    "action",
                    "EXPIRE"));
        });
        return Value.fields("rules", Value.items(rules));
    }

    /**
     * One statement in each container's policy; those of others stay as they are.
     *
     * @param readers the ARNs of the distributions that have an origin, by its id
     */
    void grant(Map<String, Set<Value>> readers) {
        grants.values().forEach(grant -> {
            Value distributionArn = StorageOrigins.readers(origins.get(grant.name()), readers);
            Address address = GrantAddress.of(
                    context,
                    new Address("mediastore_container_policy", grant.key()),
                    grant.container() + "/" + context.resourceNames().statement(),
                    earlier -> earlier.inputs().get("ContainerName") + "/" + sid(earlier.inputs()));
            Value.Fields inputs =
                    Value.fields("ContainerName", grant.name(), "Statement", statement(grant, distributionArn));
            context.graph()
                    .add(Resource.of(address, inputs, at(grant.mediastore()))
                            .because(Map.of(
                                    "Statement",
                                    "the guide: CloudFront may read; statements of others are left alone")));
        });
    }

    private static String sid(Value.Fields inputs) {
        return inputs.get("Statement") instanceof Value.Fields statement ? statement.text("Sid") : "";
    }

    private Value statement(Grant grant, Value distributionArn) {
        Access access = grant.mediastore().access();
        Value everybody = Value.text("*");
        Value principal = access == Access.OAC ? Value.fields("Service", "cloudfront.amazonaws.com") : everybody;
        Value.Fields condition = Value.fields("Bool", Value.fields("aws:SecureTransport", "true"));
        if (access == Access.OAC) {
            condition = condition.with("StringEquals", Value.fields("AWS:SourceArn", distributionArn));
        } else if (access == Access.REFERER) {
            condition =
                    condition.with("StringEquals", Value.fields("aws:Referer", referer.value(at(grant.mediastore()))));
        }
        return Value.fields(
                "Sid",
                context.resourceNames().statement(),
                "Effect",
                "Allow",
                "Principal",
                principal,
                "Action",
                Value.texts(List.of("mediastore:GetObject", "mediastore:DescribeObject")),
                "Resource",
                Value.template(grant.arn(), Value.text("/*")),
                "Condition",
                condition);
    }

    private static Span at(MediaStore mediastore) {
        return mediastore.place().has("access")
                ? mediastore.place().of("access")
                : mediastore.place().self();
    }
}
