package livestream.providers.lint;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.ParallelReads;
import livestream.engine.ProviderException;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.cloudfront.CachePolicy;
import livestream.providers.cloudfront.CloudFrontFunction;
import livestream.providers.cloudfront.CloudFrontNamedKind;
import livestream.providers.cloudfront.DistributionListing;
import livestream.providers.cloudfront.KeyGroup;
import livestream.providers.cloudfront.OriginAccessControl;
import livestream.providers.cloudfront.PublicKey;
import livestream.providers.cloudfront.ResponseHeadersPolicy;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.iam.IamRole;
import livestream.schema.Address;
import livestream.schema.Livestream;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;

/**
 * What the account has beside what a plan is about, as far as it stands in the way of the file. What these credentials may
 * not read is left out, so that a check that nobody may make stops no plan.
 *
 * @param aliases the distribution of each alias, by id
 * @param policies the ids of its policies, access controls, key groups and public keys by name, by the kind of resource;
 *     without kinds of which the file makes nothing new
 * @param storages what containers and buckets say that the file uses without managing them
 * @param closedBuckets those among them into which these credentials may not look
 * @param taken the ids of what is there under a name that the file gives to something new, by the address of that
 * @param certificates that of each distribution; without those that name none, and where these credentials may not ask
 * @param logs the bucket of the access log of each distribution; without those that keep none, and where these credentials may not ask
 * @param listed what there is of each kind of resource that has a quota in the account, by name, or by id where AWS gives the
 *     id; without kinds of which the file makes nothing new, and where these credentials may not ask
 * @param missingRoles the ARNs of roles that managed endpoints are to have, and that the account has not
 * @param others what uses a thing that goes and is none of the file's, in words, by the address of that
 * @param policyBytes how long the policy of each bucket and container would be with the statements of the file, by the address of
 *     these; without policies that these credentials may not read
 * @param usedByOthers how many distributions of others use a policy, key group, access control or function, by its id or ARN; empty
 *     where these credentials may not ask
 * @param endpointsOfOthers how many endpoints each channel has that the file does not make; without channels that have none
 * @param secretsThatWait when secrets are deleted of which the file wants the name, by the address that wants it
 * @param roles how many roles the account has and may have; empty where the file makes no new one, and where these credentials may not ask
 * @param unpublished the ARNs of CloudFront functions that the file names, and that are not there or were never published
 */
public record AccountSnapshot(
        Map<String, String> aliases,
        Map<String, Map<String, String>> policies,
        Map<StorageOrigin, StorageRules> storages,
        Set<String> closedBuckets,
        Map<Address, String> taken,
        Map<Address, ViewerCertificate> certificates,
        Map<Address, LogBucket> logs,
        Map<String, Set<String>> listed,
        Set<String> missingRoles,
        Map<Address, List<String>> others,
        Map<Address, Integer> policyBytes,
        Map<String, Integer> usedByOthers,
        Map<Address, Integer> endpointsOfOthers,
        Map<Address, Instant> secretsThatWait,
        Optional<IamRole.Count> roles,
        Set<String> unpublished) {

    public AccountSnapshot {
        aliases = Map.copyOf(aliases);
        policies = Map.copyOf(policies);
        storages = Map.copyOf(storages);
        closedBuckets = Set.copyOf(closedBuckets);
        taken = Map.copyOf(taken);
        certificates = Map.copyOf(certificates);
        logs = Map.copyOf(logs);
        listed = Map.copyOf(listed);
        missingRoles = Set.copyOf(missingRoles);
        others = Map.copyOf(others);
        policyBytes = Map.copyOf(policyBytes);
        usedByOthers = Map.copyOf(usedByOthers);
        endpointsOfOthers = Map.copyOf(endpointsOfOthers);
        secretsThatWait = Map.copyOf(secretsThatWait);
        unpublished = Set.copyOf(unpublished);
    }

    /** Nothing was looked up. */
    public static AccountSnapshot none() {
        return new AccountSnapshot(
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Set.of());
    }

    /** Looks up what a file may run into; asks nothing that it cannot. */
    public static AccountSnapshot of(Livestream livestream, Expansion expansion, State recorded, AwsClients clients) {
        ResourceGraph graph = expansion.graph();
        AwsCatalog catalog = new AwsCatalog(clients, () -> String.valueOf(livestream.region()));
        try (ParallelReads reads = new ParallelReads()) {
            boolean newDistribution = makes(graph, recorded, Expansion.DISTRIBUTION.type());
            Supplier<Optional<List<DistributionSummary>>> distributions =
                    reads.ask(() -> newDistribution || wantsAliases(graph) || SharedSettings.areOfOthers(graph)
                            ? permitted(() -> DistributionListing.all(clients.cloudFront()))
                            : Optional.empty());
            Supplier<Map<String, Set<String>>> counted =
                    reads.ask(() -> counted(graph, recorded, livestream.region(), clients));
            Supplier<Map<Address, List<String>>> others = reads.ask(() -> new OtherUsers(catalog, recorded).of(graph));
            Supplier<Set<String>> missingRoles = reads.ask(() -> MissingRoles.of(livestream, clients));
            Supplier<Map<Address, Integer>> policyBytes =
                    reads.ask(() -> new PolicyBytes(graph, recorded).of(livestream.region(), clients));
            Supplier<Map<Address, Integer>> endpointsOfOthers =
                    reads.ask(() -> EndpointsOfOthers.of(graph, recorded, livestream.region(), clients));
            Supplier<Map<Address, Instant>> secretsThatWait =
                    reads.ask(() -> SecretsThatWait.of(graph, recorded, livestream.region(), clients));
            Supplier<Optional<IamRole.Count>> roles = reads.ask(() -> makes(graph, recorded, "iam_role")
                    ? permitted(() -> new IamRole(clients::iam).counted()).flatMap(count -> count)
                    : Optional.empty());
            Supplier<Set<String>> unpublished = reads.ask(() -> UnpublishedFunctions.of(graph, clients));
            Map<String, Supplier<Optional<Map<String, String>>>> listings = listings(graph, recorded, clients, reads);
            Supplier<Map<StorageOrigin, StorageRules>> storages =
                    reads.ask(() -> storages(livestream, expansion.existing(), clients));
            Supplier<Map<Address, ViewerCertificate>> certificates =
                    reads.ask(() -> ofDistributions(graph, inputs -> ViewerCertificate.of(inputs, clients)));
            Supplier<Map<Address, LogBucket>> logs =
                    reads.ask(() -> ofDistributions(graph, inputs -> LogBucket.of(inputs, clients)));
            Supplier<Map<Address, String>> taken = new NameConflicts(catalog, recorded, reads).of(graph, listings);
            Map<String, Map<String, String>> policies = new TreeMap<>();
            listings.forEach((type, listing) -> listing.get().ifPresent(found -> policies.put(type, found)));
            Map<String, Set<String>> listed = new TreeMap<>(counted.get());
            policies.forEach((type, found) -> listed.put(type, found.keySet()));
            if (newDistribution) {
                distributions
                        .get()
                        .ifPresent(all -> listed.put(
                                Expansion.DISTRIBUTION.type(),
                                all.stream().map(DistributionSummary::id).collect(Collectors.toSet())));
            }
            return new AccountSnapshot(
                    distributions.get().map(AccountSnapshot::aliases).orElse(Map.of()),
                    policies,
                    storages.get(),
                    closed(expansion.existing()),
                    taken.get(),
                    certificates.get(),
                    logs.get(),
                    listed,
                    missingRoles.get(),
                    others.get(),
                    policyBytes.get(),
                    distributions
                            .get()
                            .map(all -> SharedSettings.usedByOthers(all, recorded))
                            .orElse(Map.of()),
                    endpointsOfOthers.get(),
                    secretsThatWait.get(),
                    roles.get(),
                    unpublished.get());
        }
    }

    /** What there is of the kinds that are listed for their quota alone. */
    private static Map<String, Set<String>> counted(
            ResourceGraph graph, State recorded, @Nullable String region, AwsClients clients) {
        Map<String, Set<String>> counted = new TreeMap<>();
        if (region != null && makes(graph, recorded, "mediapackage_channel")) {
            permitted(() -> clients.mediaPackage(region).listChannelsPaginator().channels().stream()
                            .map(channel -> channel.id())
                            .collect(Collectors.toSet()))
                    .ifPresent(ids -> counted.put("mediapackage_channel", ids));
        }
        if (region != null && makes(graph, recorded, "mediastore_container")) {
            permitted(() -> clients.mediaStore(region).listContainersPaginator().stream()
                            .flatMap(page -> page.containers().stream())
                            .map(container -> container.name())
                            .collect(Collectors.toSet()))
                    .ifPresent(names -> counted.put("mediastore_container", names));
        }
        CloudFrontFunction functions = new CloudFrontFunction(clients::cloudFront);
        if (makes(graph, recorded, functions.name())) {
            permitted(functions::names).ifPresent(names -> counted.put(functions.name(), names));
        }
        return counted;
    }

    /** One listing of a kind for all that is asked about it. */
    private static Map<String, Supplier<Optional<Map<String, String>>>> listings(
            ResourceGraph graph, State recorded, AwsClients clients, ParallelReads reads) {
        Map<String, Supplier<Optional<Map<String, String>>>> listings = new TreeMap<>();
        for (CloudFrontNamedKind kind : List.of(
                new CachePolicy(clients::cloudFront),
                new ResponseHeadersPolicy(clients::cloudFront),
                new OriginAccessControl(clients::cloudFront),
                new KeyGroup(clients::cloudFront))) {
            if (makes(graph, recorded, kind.name())) {
                listings.put(kind.name(), reads.ask(() -> permitted(kind::idsByName)));
            }
        }
        PublicKey keys = new PublicKey(clients::cloudFront);
        if (makes(graph, recorded, keys.name())) {
            listings.put(keys.name(), reads.ask(() -> permitted(keys::idsByName)));
        }
        return listings;
    }

    /** What each distribution names, as far as these credentials may look at it. */
    private static <T> Map<Address, T> ofDistributions(
            ResourceGraph graph, Function<Value.Fields, Optional<T>> question) {
        Map<Address, T> found = new HashMap<>();
        distributions(graph).forEach(distribution -> permitted(() -> question.apply(distribution.inputs()))
                .flatMap(answer -> answer)
                .ifPresent(answer -> found.put(distribution.address(), answer)));
        return found;
    }

    private static Map<StorageOrigin, StorageRules> storages(
            Livestream livestream, ExistingResources existing, AwsClients clients) {
        Map<StorageOrigin, StorageRules> found = new HashMap<>();
        for (StorageOrigin storage : livestream.storages()) {
            permitted(() -> StorageRules.of(storage, livestream.region(), existing, clients))
                    .flatMap(rules -> rules)
                    .ifPresent(rules -> found.put(storage, rules));
        }
        return found;
    }

    private static Set<String> closed(ExistingResources existing) {
        return existing.buckets().entrySet().stream()
                .filter(bucket -> bucket.getValue().isClosed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static boolean makes(ResourceGraph graph, State recorded, String type) {
        return graph.resources().stream()
                .map(Resource::address)
                .anyMatch(address ->
                        address.type().equals(type) && !recorded.resources().containsKey(address));
    }

    private static boolean wantsAliases(ResourceGraph graph) {
        return distributions(graph)
                .map(distribution -> distribution.inputs().get("Aliases"))
                .anyMatch(aliases -> aliases != null && !aliases.isNeutral());
    }

    private static Stream<Resource> distributions(ResourceGraph graph) {
        return graph.resources().stream()
                .filter(resource -> resource.address().type().equals(Expansion.DISTRIBUTION.type()));
    }

    private static Map<String, String> aliases(List<DistributionSummary> distributions) {
        Map<String, String> owners = new TreeMap<>();
        // A distribution of tenants has no aliases of its own.
        distributions.stream()
                .filter(distribution -> distribution.aliases() != null)
                .forEach(distribution ->
                        distribution.aliases().items().forEach(alias -> owners.put(alias, distribution.id())));
        return owners;
    }

    static <T> Optional<T> permitted(Supplier<T> question) {
        try {
            return Optional.of(ErrorTranslatingType.translated(question));
        } catch (ProviderException refused) {
            // S3 answers HEAD without a body, and so without a code.
            if (refused.code().startsWith("AccessDenied") || refused.code().equals("HTTP 403")) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
