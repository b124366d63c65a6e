import { ACMClient } from '@aws-sdk/client-acm';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { MediaPackageClient } from '@aws-sdk/client-mediapackage';
import { MediaStoreClient } from '@aws-sdk/client-mediastore';
import { MediaStoreDataClient } from '@aws-sdk/client-mediastore-data';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

const GLOBAL = 'us-east-1';

// Who works with the simulator has AWS_ENDPOINT_URL set, and must not take its answers for those of AWS.
process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';

/**
 * Clients of AWS, or of the simulator at an endpoint. For the simulator no credentials are looked for, so that none is sent there.
 * They do not retry, so that every answer is seen.
 */
export function clients(region, endpoint) {
  const settings = {
    region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
    ...(endpoint && { endpoint, credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' } }),
  };
  const everywhere = { ...settings, region: GLOBAL };
  return {
    acm: new ACMClient(everywhere),
    cloudfront: new CloudFrontClient(everywhere),
    iam: new IAMClient(everywhere),
    kms: new KMSClient(settings),
    mediapackage: new MediaPackageClient(settings),
    mediastore: new MediaStoreClient(settings),
    /** For the objects of a container, whose host the simulator finds at the beginning of the path. */
    mediastoreData: (container) =>
      new MediaStoreDataClient({
        ...settings,
        endpoint: endpoint ? endpoint + container.replace('https:/', '') : container,
      }),
    s3: new S3Client({ ...settings, forcePathStyle: Boolean(endpoint) }),
    secretsmanager: new SecretsManagerClient(settings),
    ssm: new SSMClient(settings),
    sts: new STSClient(settings),
  };
}
