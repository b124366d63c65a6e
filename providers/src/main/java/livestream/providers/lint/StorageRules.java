package livestream.providers.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.PolicyStatements;
import livestream.providers.aws.SdkTree;
import livestream.providers.expand.ExistingResources;
import livestream.providers.s3.BucketRegion;
import livestream.providers.s3.NotFoundAsEmpty;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.CorsPolicyNotFoundException;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What an existing container or bucket says of who may read and which web pages may play.
 *
 * @param statements of its policy; none where it has none
 * @param cors its CORS rules; none where it has none
 */
public record StorageRules(List<Value.Fields> statements, List<Value.Fields> cors) {
    private static final SdkTree TREE = SdkTree.plain(Set.of());
    private static final Set<String> SECRET = Set.of("Condition.StringEquals.aws:Referer");

    public StorageRules {
        statements = List.copyOf(statements);
        cors = List.copyOf(cors);
    }

    /** Empty where the file makes it itself, and where it lies outside of the account. */
    static Optional<StorageRules> of(
            StorageOrigin storage, @Nullable String region, ExistingResources existing, AwsClients clients) {
        if (storage instanceof S3 s3 && !s3.managed() && s3.bucket() != null) {
            BucketRegion home = existing.buckets().get(s3.bucket());
            return home == null || home.isClosed()
                    ? Optional.empty()
                    : Optional.of(of(clients.s3(home.name()), s3.bucket()));
        }
        if (storage instanceof MediaStore mediastore
                && !mediastore.managed()
                && mediastore.container() != null
                && region != null) {
            return Optional.of(of(clients.mediaStore(region), mediastore.container()));
        }
        return Optional.empty();
    }

    private static StorageRules of(S3Client client, String bucket) {
        return new StorageRules(
                statements(NotFoundAsEmpty.get(() -> client.getBucketPolicy(request -> request.bucket(bucket))
                        .policy())),
                cors(NotFoundAsEmpty.get(() ->
                        client.getBucketCors(request -> request.bucket(bucket)).corsRules())));
    }

    private static StorageRules of(MediaStoreClient client, String container) {
        return new StorageRules(
                statements(ifThere(() -> client.getContainerPolicy(request -> request.containerName(container))
                        .policy())),
                cors(ifThere(() -> client.getCorsPolicy(request -> request.containerName(container))
                        .corsPolicy())));
    }

    private static List<Value.Fields> statements(Optional<String> policy) {
        return policy.map(text -> PolicyStatements.read(text).all(SECRET)).orElse(List.of());
    }

    private static List<Value.Fields> cors(Optional<? extends List<? extends SdkPojo>> rules) {
        return rules.stream().flatMap(List::stream).map(TREE::read).toList();
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (PolicyNotFoundException | CorsPolicyNotFoundException none) {
            return Optional.empty();
        }
    }
}
