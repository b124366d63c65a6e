package livestream.providers.expand;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import livestream.engine.ProviderException;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.SdkTree;
import livestream.providers.s3.BucketRegion;
import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/**
 * What AWS has of the things that a file uses without managing them. The expansion reads no AWS itself.
 *
 * @param account whose credentials these are; a word in its place when nobody asked
 * @param channels by the channel's key in the file
 * @param secrets the CDN identifiers of existing secrets, by ARN
 * @param containers by name
 * @param buckets where existing buckets live, by name
 */
public record ExistingResources(
        String account,
        Map<String, ExistingChannel> channels,
        Map<String, Value.Secret> secrets,
        Map<String, ExistingContainer> containers,
        Map<String, BucketRegion> buckets) {
    public ExistingResources {
        channels = Map.copyOf(channels);
        secrets = Map.copyOf(secrets);
        containers = Map.copyOf(containers);
        buckets = Map.copyOf(buckets);
    }

    /** Nothing was looked up. */
    public static ExistingResources none() {
        return new ExistingResources("ACCOUNT", Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** A container that the file only uses; one that nobody looked up stands for itself. */
    ExistingContainer container(String name) {
        ExistingContainer found = containers.get(name);
        return found == null ? new ExistingContainer(name, "arn:" + name, name) : found;
    }

    /** Where a bucket lives; in the document's region when nobody looked it up. */
    String bucketRegion(String name, Livestream livestream) {
        BucketRegion found = buckets.get(name);
        return found == null ? String.valueOf(livestream.region()) : found.name();
    }

    /** Looks everything up; what is not there is a finding. */
    public static ExistingResources of(Livestream livestream, AwsClients clients, Diagnostics diagnostics) {
        if (RetiredMediaStore.isRefused(livestream, clients, diagnostics)) {
            return none();
        }
        Map<String, ExistingChannel> channels = new HashMap<>();
        Map<String, Value.Secret> secrets = new HashMap<>();
        for (Channel channel : livestream.channels()) {
            if (!(channel.origin() instanceof MediaPackage mediapackage)) {
                continue;
            }
            String id = mediapackage.channel();
            String region = region(livestream, mediapackage);
            if (!mediapackage.managed() && id != null && region != null) {
                ExistingChannel found = channel(clients.mediaPackage(region), id, region, mediapackage, diagnostics);
                if (found != null) {
                    channels.put(channel.key(), found);
                }
            }
            if (mediapackage.cdnAuthorization() instanceof CdnAuthorization.Existing existing && region != null) {
                ExistingSecret.read(existing, clients.secretsManager(home(existing.secret(), region)), diagnostics)
                        .ifPresent(secret -> secrets.put(existing.secret(), secret));
            }
        }
        StorageLookup storage = new StorageLookup(livestream, clients, diagnostics);
        return new ExistingResources(storage.account(), channels, secrets, storage.containers(), storage.buckets());
    }

    /** The region of a secret, by its ARN: one of another region is found, and a finding then says that it is of no use. */
    private static String home(String secret, String otherwise) {
        String[] parts = secret.split(":", -1);
        return parts.length > 5 && !parts[3].isEmpty() ? parts[3] : otherwise;
    }

    /** Where a channel's MediaPackage is; null when everything about it is foreign. */
    public static @Nullable String region(Livestream livestream, MediaPackage mediapackage) {
        return mediapackage.region() == null ? livestream.region() : mediapackage.region();
    }

    private static @Nullable ExistingChannel channel(
            MediaPackageClient client, String id, String region, MediaPackage mediapackage, Diagnostics diagnostics) {
        SdkTree tree = SdkTree.plain(Set.of());
        try {
            String arn = ErrorTranslatingType.translated(() -> client.describeChannel(request -> request.id(id)))
                    .arn();
            List<ExistingEndpoint> endpoints = ErrorTranslatingType.translated(() ->
                    client.listOriginEndpointsPaginator(request -> request.channelId(id)).originEndpoints().stream()
                            .map(endpoint -> ExistingEndpoint.of(tree.read(endpoint)))
                            .filter(Objects::nonNull)
                            .sorted(Comparator.comparing(ExistingEndpoint::id))
                            .toList());
            return new ExistingChannel(id, arn, endpoints);
        } catch (ProviderException refused) {
            if (!refused.code().startsWith("NotFound")) {
                throw refused;
            }
            diagnostics.add(
                    Diagnostic.error("missing-channel", "MediaPackage has no channel `" + id + "` in " + region + ".")
                            .at(mediapackage.place().of("channel"))
                            .help("name a channel that exists there, correct the region, or add `manage: true` to have"
                                    + " it created."));
            return null;
        }
    }
}
