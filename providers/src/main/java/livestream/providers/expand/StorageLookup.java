package livestream.providers.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.s3.BucketRegion;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;

/** What AWS has of the containers and buckets that a file uses without managing them. */
final class StorageLookup {
    private final Livestream livestream;
    private final AwsClients clients;
    private final Diagnostics diagnostics;
    private final List<StorageOrigin> storages;

    StorageLookup(Livestream livestream, AwsClients clients, Diagnostics diagnostics) {
        this.livestream = livestream;
        this.clients = clients;
        this.diagnostics = diagnostics;
        this.storages = livestream.storages();
    }

    /** Asked only where a name is made of it. */
    String account() {
        boolean needed = storages.stream().anyMatch(storage -> storage instanceof S3 s3 && s3.bucket() == null);
        return needed ? clients.account(region()) : ExistingResources.none().account();
    }

    Map<String, ExistingContainer> containers() {
        Map<String, ExistingContainer> containers = new HashMap<>();
        for (StorageOrigin storage : storages) {
            if (storage instanceof MediaStore mediastore && !mediastore.managed() && mediastore.container() != null) {
                String name = mediastore.container();
                ExistingContainer.find(clients.mediaStore(region()), name)
                        .ifPresentOrElse(
                                found -> containers.put(name, found),
                                () -> missing(
                                        "container",
                                        "MediaStore has no container `" + name + "` in " + region()
                                                + " that is ready to serve.",
                                        storage,
                                        mediastore.place().of("container")));
            }
        }
        return containers;
    }

    Map<String, BucketRegion> buckets() {
        Map<String, BucketRegion> buckets = new HashMap<>();
        for (StorageOrigin storage : storages) {
            if (storage instanceof S3 s3 && !s3.managed() && s3.bucket() != null) {
                String name = s3.bucket();
                ErrorTranslatingType.translated(() -> BucketRegion.of(clients.s3(region()), name))
                        .ifPresentOrElse(
                                found -> {
                                    buckets.put(name, found);
                                    checkOpen(name, found, s3);
                                },
                                () -> missing(
                                        "bucket",
                                        "S3 has no bucket `" + name + "`.",
                                        storage,
                                        s3.place().of("bucket")));
            }
        }
        return buckets;
    }

    /** A statement cannot be added to a policy that cannot be read. */
    private void checkOpen(String name, BucketRegion found, S3 s3) {
        if (found.isClosed() && s3.grantAccess()) {
            diagnostics.add(Diagnostic.error(
                            "bucket-closed",
                            "These credentials may not look into the bucket `" + name + "`, as where it is of another"
                                    + " account.")
                    .at(s3.place().of("bucket"))
                    .help("let them read and write its policy; or write `grantAccess: false` and have its owner add a"
                            + " statement for CloudFront, which `livestream lint` then prints."));
        }
    }

    private void missing(String what, String message, StorageOrigin storage, Span at) {
        boolean ofChannel = livestream.channels().stream()
                .anyMatch(channel -> channel.origin().equals(storage));
        // Names of buckets are the same in every region; those of containers are not.
        String name = storage instanceof MediaStore
                ? "name one that exists there, correct the region"
                : "name one that exists";
        diagnostics.add(Diagnostic.error("missing-" + what, message)
                .at(at)
                .help(name + (ofChannel ? ", or add `manage: true` to have it created." : ".")));
    }

    private String region() {
        return Objects.requireNonNull(livestream.region(), "storage of this account needs a region");
    }
}
