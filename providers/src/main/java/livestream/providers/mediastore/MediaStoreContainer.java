package livestream.providers.mediastore;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.AllowList;
import livestream.providers.aws.Cors;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.HostName;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerInUseException;
import software.amazon.awssdk.services.mediastore.model.ContainerNotFoundException;
import software.amazon.awssdk.services.mediastore.model.ContainerStatus;
import software.amazon.awssdk.services.mediastore.model.Tag;

/**
 * A MediaStore container: {@code ContainerName}, {@code Tags}, {@code AccessLoggingEnabled}, {@code CorsPolicy}, {@code
 * LifecyclePolicy} as a tree, and {@code MetricPolicy}. Its outputs are {@code Arn}, and once it is ACTIVE {@code Endpoint} and
 * the host of that, {@code Domain}.
 *
 * <p>While a container is CREATING, AWS takes no change of it and tells nothing but its status (API reference,
 * ContainerInUseException). The policy that says who may read it is shared by many hands: see
 * {@link MediaStoreContainerPolicy}. AWS ended MediaStore on 13 November 2025.
 */
public final class MediaStoreContainer implements ResourceType {
    private static final String LOGGING = "AccessLoggingEnabled";
    private static final String EMPTY_IT =
            "AWS deletes only empty containers, and this one still holds objects; some that expire soon are not listed."
                    + " Stop what writes into it, delete the objects or let a lifecycle policy expire them, and run again:"
                    + " what was done so far is recorded.";

    private final Supplier<MediaStoreClient> client;
    private final Facts facts = Facts.of("MediaStore container")
            .immutable("ContainerName")
            .keyed(Map.of("MetricPolicy.MetricPolicyRules", new Keyed("ObjectGroupName", "metric group", false)))
            .unordered(
                    "CorsPolicy[].AllowedOrigins",
                    "CorsPolicy[].AllowedMethods",
                    "CorsPolicy[].AllowedHeaders",
                    "CorsPolicy[].ExposeHeaders")
            .afterwards(LOGGING, "CorsPolicy", "LifecyclePolicy", "MetricPolicy")
            .deadline(Duration.ofMinutes(15))
            .impacts(Impacts.whenGone(Impact.urlChange("its host name goes, with everything in it"))
                    .never("Tags", LOGGING, "MetricPolicy")
                    .moreOrLess(Impact.NONE, AllowList.NARROWER, "CorsPolicy")
                    .never("CorsPolicy[].MaxAgeSeconds")
                    .always(Impact.interruption("objects that viewers ask for may be gone"), "LifecyclePolicy"));

    public MediaStoreContainer(Supplier<MediaStoreClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "mediastore_container";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        boolean cors = facts.unordered().contains(diff.member());
        return cors ? Cors.impact(diff) : ResourceType.super.impact(diff, before, after);
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text("ContainerName");
    }

    @Override
    public Optional<String> find(String identity) {
        return observe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    /** One by one, for the listing holds neither policies nor tags. */
    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, observe(id)));
        return seen;
    }

    private Observation observe(String id) {
        try {
            return present(described(id));
        } catch (ContainerNotFoundException gone) {
            return new Observation.Absent();
        }
    }

    /** Of a create, {@code ContainerInUseException} says that the name is taken (API reference, CreateContainer). */
    @Override
    public Present create(String identity, Value.Fields inputs) {
        try {
            return present(client.get()
                    .createContainer(request -> request.containerName(identity).tags(tags(Tags.of(inputs))))
                    .container());
        } catch (ContainerInUseException e) {
            throw ErrorTranslatingType.refused(ErrorKind.EXISTS, e);
        }
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Present live = present(described(id));
        Value.Fields before = live.properties();
        Value.Fields after = ReplaceMerge.of(facts, before, applied, inputs);
        new ContainerPolicies(client.get(), id).change(before, after);
        if (logs(after) && !logs(before)) {
            client.get().startAccessLogging(request -> request.containerName(id));
        } else if (logs(before) && !logs(after)) {
            client.get().stopAccessLogging(request -> request.containerName(id));
        }
        retag(live, applied, inputs);
        return present(described(id));
    }

    @Override
    public void delete(String id) {
        try {
            client.get().deleteContainer(request -> request.containerName(id));
        } catch (ContainerNotFoundException gone) {
            return;
        } catch (ContainerInUseException e) {
            if (observe(id) instanceof Present live && live.readiness() instanceof Readiness.Ready) {
                throw ErrorTranslatingType.refused(ErrorKind.REJECTED, e).advice(EMPTY_IT);
            }
        }
    }

    private void retag(Present live, Value.Fields applied, Value.Fields inputs) {
        String arn = live.outputs().text("Arn");
        Tags.Change change = Tags.change(Tags.of(live.properties()), Tags.of(applied), Tags.of(inputs));
        if (!change.gone().isEmpty()) {
            client.get().untagResource(request -> request.resource(arn).tagKeys(change.gone()));
        }
        if (!change.set().fields().isEmpty()) {
            client.get().tagResource(request -> request.resource(arn).tags(tags(change.set())));
        }
    }

    private Container described(String id) {
        return client.get()
                .describeContainer(request -> request.containerName(id))
                .container();
    }

    /** A container that is DELETING does not come back: waiting for it to become ready is in vain. */
    private Present present(Container container) {
        String name = container.name();
        Value.Fields properties =
                Value.fields("ContainerName", name, LOGGING, Boolean.TRUE.equals(container.accessLoggingEnabled()));
        Value.Fields outputs = Value.fields("Arn", container.arn());
        if (container.status() == ContainerStatus.DELETING) {
            return new Present(name, properties, outputs, new Readiness.Broken("DELETING"));
        } else if (container.status() != ContainerStatus.ACTIVE) {
            return new Present(name, properties, outputs, new Readiness.Settling(container.statusAsString()));
        }
        String endpoint = String.valueOf(container.endpoint());
        return new Present(
                name,
                properties.with("Tags", tags(container.arn())).and(new ContainerPolicies(client.get(), name).read()),
                outputs.and(Value.fields("Endpoint", endpoint, "Domain", HostName.of(endpoint))),
                new Readiness.Ready());
    }

    private static boolean logs(Value.Fields properties) {
        return Value.flag(true).equals(properties.get(LOGGING));
    }

    private Value.Fields tags(String arn) {
        List<Tag> tags = client.get()
                .listTagsForResource(request -> request.resource(arn))
                .tags();
        return Tags.read(tags, Tag::key, Tag::value);
    }

    private static List<Tag> tags(Value.Fields tags) {
        return tags.fields().entrySet().stream()
                .map(tag -> Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue().toString())
                        .build())
                .toList();
    }
}
