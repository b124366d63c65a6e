package livestream.providers.expand;

import java.util.Optional;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.HostName;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerNotFoundException;

/**
 * A MediaStore container that AWS has and that this file only uses.
 *
 * @param domain host of its data endpoint
 */
public record ExistingContainer(String name, String arn, String domain) {

    /** The container of this name, if AWS has one that is ready to serve: before that it has no endpoint. */
    static Optional<ExistingContainer> find(MediaStoreClient client, String name) {
        return ErrorTranslatingType.translated(() -> {
            try {
                Container found = client.describeContainer(request -> request.containerName(name))
                        .container();
                return Optional.ofNullable(found.endpoint())
                        .map(endpoint -> new ExistingContainer(name, found.arn(), HostName.of(endpoint)));
            } catch (ContainerNotFoundException gone) {
                return Optional.empty();
            }
        });
    }
}
