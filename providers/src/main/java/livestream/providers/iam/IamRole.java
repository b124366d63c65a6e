package livestream.providers.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ResourceType;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.JsonDocument;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * An IAM role with the policies written into it: {@code RoleName}, trust, {@code Policies}, {@code Tags}.
 *
 * <p>A new role takes effect late (IAM user guide, "Changes that I make are not always immediately visible"); how late is not
 * said, callers report up to half a minute.
 */
public final class IamRole implements ResourceType {
    private static final String POLICIES = "Policies";
    private static final String TRUST = "AssumeRolePolicyDocument";

    /** How many there are, beside how many there may be. */
    public record Count(int there, int allowed) {}

    private final Supplier<IamClient> client;
    private final Facts facts = Facts.of("IAM role")
            .immutable("RoleName")
            .keyed(Map.of(POLICIES, new Keyed("PolicyName", "policy", false)))
            .consistency(Duration.ofMinutes(2))
            .impacts(Impacts.whenGone(Impact.NONE)
                    .whenReplaced(Impact.interruption("what works by it is refused until the new one is there"))
                    .never("Description", "Tags")
                    .moreOrLess(Impact.NONE, Impact.interruption("what works by it may be refused"), POLICIES, TRUST));

    public IamRole(Supplier<IamClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "iam_role";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text("RoleName");
    }

    @Override
    public Optional<String> find(String identity) {
        return observe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, observe(id)));
        return seen;
    }

    /** Whether the account has the role of this ARN, whose name is its last part (IAM user guide, IAM identifiers). */
    public boolean isThere(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        try {
            return client.get()
                    .getRole(request -> request.roleName(name))
                    .role()
                    .arn()
                    .equals(arn);
        } catch (NoSuchEntityException none) {
            return false;
        }
    }

    private Observation observe(String name) {
        try {
            return present(
                    client.get().getRole(request -> request.roleName(name)).role());
        } catch (NoSuchEntityException e) {
            return new Observation.Absent();
        }
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        Role made = client.get()
                .createRole(request -> request.roleName(identity)
                        .description(inputs.text("Description"))
                        .assumeRolePolicyDocument(document(inputs, TRUST))
                        .tags(tags(Tags.of(inputs))))
                .role();
        return ErrorTranslatingType.afterMaking(() -> {
            putPolicies(identity, inputs);
            return present(made.toBuilder().tags(tags(Tags.of(inputs))).build());
        });
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        client.get().updateRole(request -> request.roleName(id).description(inputs.text("Description")));
        client.get().updateAssumeRolePolicy(request -> request.roleName(id).policyDocument(document(inputs, TRUST)));
        putPolicies(id, inputs);
        policyNames(id).stream()
                .filter(name -> !policies(inputs).containsKey(name))
                .forEach(name -> client.get()
                        .deleteRolePolicy(request -> request.roleName(id).policyName(name)));
        Role role = client.get().getRole(request -> request.roleName(id)).role();
        Tags.Change change = Tags.change(tags(role), Tags.of(applied), Tags.of(inputs));
        if (!change.gone().isEmpty()) {
            client.get().untagRole(request -> request.roleName(id).tagKeys(change.gone()));
        }
        if (!change.set().fields().isEmpty()) {
            client.get().tagRole(request -> request.roleName(id).tags(tags(change.set())));
        }
        return present(client.get().getRole(request -> request.roleName(id)).role());
    }

    /** IAM refuses to delete a role that still has policies, so they go first. */
    @Override
    public void delete(String id) {
        try {
            policyNames(id).forEach(name -> client.get()
                    .deleteRolePolicy(request -> request.roleName(id).policyName(name)));
            client.get().deleteRole(request -> request.roleName(id));
        } catch (NoSuchEntityException gone) {
            return;
        }
    }

    /** IAM deletes no role to which a policy of its own is attached, or that an instance profile has (API reference, DeleteRole). */
    @Override
    public List<String> users(String id) {
        Stream<String> policies =
                client
                        .get()
                        .listAttachedRolePoliciesPaginator(request -> request.roleName(id))
                        .attachedPolicies()
                        .stream()
                        .map(policy -> "attached policy `" + policy.policyName() + "`");
        Stream<String> profiles =
                client
                        .get()
                        .listInstanceProfilesForRolePaginator(request -> request.roleName(id))
                        .instanceProfiles()
                        .stream()
                        .map(profile -> "instance profile `" + profile.instanceProfileName() + "`");
        return Stream.concat(policies, profiles).toList();
    }

    /**
     * How many roles the account has and may have. IAM tells both, whatever the account asked for (API reference,
     * GetAccountSummary); empty where it does not.
     */
    public Optional<Count> counted() {
        Map<String, Integer> summary = client.get().getAccountSummary().summaryMapAsStrings();
        return summary.containsKey("Roles") && summary.containsKey("RolesQuota")
                ? Optional.of(new Count(summary.get("Roles"), summary.get("RolesQuota")))
                : Optional.empty();
    }

    private void putPolicies(String role, Value.Fields inputs) {
        policies(inputs).forEach((name, policy) -> client.get().putRolePolicy(request -> request.roleName(role)
                .policyName(name)
                .policyDocument(document((Value.Fields) policy, "PolicyDocument"))));
    }

    private Map<String, Value> policies(Value.Fields inputs) {
        return facts.keyed().getOrDefault(POLICIES, new Keyed("", "", false)).index(inputs.get(POLICIES));
    }

    private List<String> policyNames(String role) {
        return client.get().listRolePolicies(request -> request.roleName(role)).policyNames();
    }

    private static String document(Value.Fields inputs, String member) {
        Value document = inputs.get(member);
        if (document == null) {
            throw new IllegalArgumentException("a role without " + member);
        }
        return JsonDocument.write(document);
    }

    /** IAM answers documents URL-encoded and takes them plain. */
    private static Value read(String encoded) {
        try {
            return JsonDocument.read(URLDecoder.decode(encoded, StandardCharsets.UTF_8), Set.of());
        } catch (IllegalArgumentException notEncoded) {
            throw ErrorTranslatingType.unreadable("IAM answered a document that is not URL-encoded.");
        }
    }

    private Present present(Role role) {
        List<Value> policies = new ArrayList<>();
        for (String name : policyNames(role.roleName())) {
            String document = client.get()
                    .getRolePolicy(request -> request.roleName(role.roleName()).policyName(name))
                    .policyDocument();
            policies.add(Value.fields("PolicyName", name, "PolicyDocument", read(document)));
        }
        return new Present(
                role.roleName(),
                Value.fields(
                        "RoleName",
                        role.roleName(),
                        "Description",
                        role.description() == null ? "" : role.description(),
                        TRUST,
                        read(role.assumeRolePolicyDocument()),
                        POLICIES,
                        Value.items(policies),
                        "Tags",
                        tags(role)),
                Value.fields("Arn", role.arn()),
                new Readiness.Ready());
    }

    private static Value.Fields tags(Role role) {
        return Tags.read(role.tags(), Tag::key, Tag::value);
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
