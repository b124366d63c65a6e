package livestream.providers.secretsmanager;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ResourceType;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * A secret in Secrets Manager whose text is made once and never leaves AWS but to CloudFront: {@code Name}, {@code
 * Description}, {@code Tags}, and {@code GenerateSecretString} with the key that the text stands under, as CloudFormation
 * calls it.
 */
public final class SecretsManagerSecret implements ResourceType {
    private static final String GENERATE = "GenerateSecretString";

    private final Supplier<SecretsManagerClient> client;
    private final Facts facts = Facts.of("Secrets Manager secret")
            .immutable("Name")
            .writeOnly(GENERATE)
            .impacts(Impacts.whenGone(Impact.NONE)
                    .whenReplaced(Impact.interruption(
                            "who demands the old text refuses the new one until all have heard of it"))
                    .never("Description", "Tags"));

    public SecretsManagerSecret(Supplier<SecretsManagerClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "secretsmanager_secret";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text("Name");
    }

    @Override
    public Optional<String> find(String identity) {
        try {
            DescribeSecretResponse found = client.get().describeSecret(request -> request.secretId(identity));
            return found.deletedDate() == null ? Optional.of(found.arn()) : Optional.empty();
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** When the secret of this name is deleted; empty where there is none, and where it stays. */
    public Optional<Instant> deletion(String name) {
        try {
            return Optional.ofNullable(client.get()
                    .describeSecret(request -> request.secretId(name))
                    .deletedDate());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, observe(id)));
        return seen;
    }

    private Observation observe(String id) {
        try {
            DescribeSecretResponse found = client.get().describeSecret(request -> request.secretId(id));
            return found.deletedDate() == null ? present(found) : new Observation.Absent();
        } catch (ResourceNotFoundException e) {
            return new Observation.Absent();
        }
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        String arn = client.get()
                .createSecret(request -> request.name(identity)
                        .description(inputs.text("Description"))
                        .secretString(SecretJsonValue.generate(key(inputs)))
                        .tags(tags(Tags.of(inputs))))
                .arn();
        return ErrorTranslatingType.afterMaking(
                () -> present(client.get().describeSecret(request -> request.secretId(arn))));
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Present before = present(client.get().describeSecret(request -> request.secretId(id)));
        client.get().updateSecret(request -> request.secretId(id).description(inputs.text("Description")));
        Tags.Change change = Tags.change(Tags.of(before.properties()), Tags.of(applied), Tags.of(inputs));
        if (!change.gone().isEmpty()) {
            client.get().untagResource(request -> request.secretId(id).tagKeys(change.gone()));
        }
        if (!change.set().fields().isEmpty()) {
            client.get().tagResource(request -> request.secretId(id).tags(tags(change.set())));
        }
        return present(client.get().describeSecret(request -> request.secretId(id)));
    }

    /** Without AWS's recovery window, during which the name would stay taken: the text can be created again at any time. */
    @Override
    public void delete(String id) {
        try {
            client.get().deleteSecret(request -> request.secretId(id).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException gone) {
            return;
        }
    }

    private Present present(DescribeSecretResponse found) {
        return new Present(
                found.arn(),
                Value.fields(
                        "Name",
                        found.name(),
                        "Description",
                        found.description() == null ? "" : found.description(),
                        "Tags",
                        Tags.read(found.tags(), Tag::key, Tag::value)),
                Value.fields("Arn", found.arn(), "Value", SecretJsonValue.only(client.get(), found.arn())),
                new Readiness.Ready());
    }

    private static String key(Value.Fields inputs) {
        if (inputs.get(GENERATE) instanceof Value.Fields generate) {
            return generate.text("GenerateStringKey");
        }
        throw new IllegalArgumentException("a secret without " + GENERATE);
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
