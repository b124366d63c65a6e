package livestream.providers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Catalog;
import livestream.engine.ResourceType;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.cloudfront.CachePolicy;
import livestream.providers.cloudfront.CloudFrontDistribution;
import livestream.providers.cloudfront.CloudFrontFunction;
import livestream.providers.cloudfront.KeyGroup;
import livestream.providers.cloudfront.OriginAccessControl;
import livestream.providers.cloudfront.PublicKey;
import livestream.providers.cloudfront.ResponseHeadersPolicy;
import livestream.providers.iam.IamRole;
import livestream.providers.mediapackage.MediaPackageChannel;
import livestream.providers.mediapackage.MediaPackageOriginEndpoint;
import livestream.providers.mediastore.MediaStoreContainer;
import livestream.providers.mediastore.MediaStoreContainerPolicy;
import livestream.providers.s3.S3Bucket;
import livestream.providers.s3.S3BucketPolicy;
import livestream.providers.secretsmanager.SecretsManagerSecret;
import livestream.schema.ManagedPolicies;

/** The register of every kind of resource that there is. */
public final class AwsCatalog implements Catalog {
    private final Map<String, ResourceType> types = new LinkedHashMap<>();

    /**
     * All kinds, over these clients.
     *
     * @param region where the media services are asked; may fail to be known as long as nothing regional is asked
     */
    public AwsCatalog(AwsClients clients, Supplier<String> region) {
        register(new CachePolicy(clients::cloudFront));
        register(new ResponseHeadersPolicy(clients::cloudFront));
        register(new OriginAccessControl(clients::cloudFront));
        register(new PublicKey(clients::cloudFront));
        register(new KeyGroup(clients::cloudFront));
        register(new CloudFrontFunction(clients::cloudFront));
        register(new CloudFrontDistribution(clients::cloudFront));
        register(new MediaPackageChannel(() -> clients.mediaPackage(region.get())));
        register(new MediaPackageOriginEndpoint(() -> clients.mediaPackage(region.get())));
        register(new MediaStoreContainer(() -> clients.mediaStore(region.get())));
        register(new MediaStoreContainerPolicy(() -> clients.mediaStore(region.get())));
        register(new SecretsManagerSecret(() -> clients.secretsManager(region.get())));
        register(new IamRole(clients::iam));
        register(new S3Bucket(() -> clients.s3(region.get()), region));
        register(new S3BucketPolicy(() -> clients.s3(region.get())));
    }

    /** AWS's own policies by the names that the console and the guide use. */
    @Override
    public Optional<String> nameOf(String id) {
        return ManagedPolicies.nameOf(id);
    }

    private void register(ResourceType type) {
        types.put(type.name(), new ErrorTranslatingType(type));
    }

    @Override
    public ResourceType type(String name) {
        ResourceType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("there is no kind of resource called " + name);
        }
        return type;
    }
}
