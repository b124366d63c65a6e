package livestream.providers.lint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.providers.aws.AwsClients;
import livestream.providers.iam.IamRole;
import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;

/** Roles that managed endpoints are to have for CDN authorization, and that the account has not. */
final class MissingRoles {
    private MissingRoles() {}

    /** Their ARNs; without those that these credentials may not look up. */
    static Set<String> of(Livestream livestream, AwsClients clients) {
        IamRole kind = new IamRole(clients::iam);
        return livestream.channels().stream()
                .map(Channel::origin)
                .filter(MediaPackage.class::isInstance)
                .map(MediaPackage.class::cast)
                .filter(MediaPackage::managed)
                .flatMap(mediapackage -> Optional.ofNullable(mediapackage.cdnAuthorization()).stream())
                .filter(CdnAuthorization.Existing.class::isInstance)
                .map(authorization -> ((CdnAuthorization.Existing) authorization).role())
                .distinct()
                .filter(arn ->
                        !AccountSnapshot.permitted(() -> kind.isThere(arn)).orElse(true))
                .collect(Collectors.toSet());
    }
}
