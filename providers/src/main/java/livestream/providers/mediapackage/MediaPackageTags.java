package livestream.providers.mediapackage;

import livestream.engine.Observation;
import livestream.providers.aws.Tags;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;

/** What MediaPackage's kinds share: tags by ARN, and one way to say that a thing is not there. */
final class MediaPackageTags {
    private MediaPackageTags() {}

    static void apply(MediaPackageClient client, String arn, Tags.Change change) {
        if (!change.gone().isEmpty()) {
            client.untagResource(request -> request.resourceArn(arn).tagKeys(change.gone()));
        }
        if (!change.set().fields().isEmpty()) {
            client.tagResource(request -> request.resourceArn(arn).tags(Tags.map(change.set())));
        }
    }

    static Observation absentOr(MediaPackageException e) {
        if (e.statusCode() == 404) {
            return new Observation.Absent();
        }
        throw e;
    }
}
