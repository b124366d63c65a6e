import * as acm from '@aws-sdk/client-acm';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as iam from '@aws-sdk/client-iam';
import * as mediapackage from '@aws-sdk/client-mediapackage';
import * as mediastore from '@aws-sdk/client-mediastore';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';

/**
 * How each kind of thing is deleted that a run makes. A thing is known by the id that its create answered. Where no answer came, it is
 * looked for by its name, which is the run's own, in full: nothing else is ever touched.
 */
export const things = {
  bucket: async (aws, { name: Bucket }) => {
    const client = aws.s3;
    const uploads = await client.send(new s3.ListMultipartUploadsCommand({ Bucket }));
    for (const { Key, UploadId } of uploads.Uploads ?? []) {
      await client.send(new s3.AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    }
    for await (const page of s3.paginateListObjectsV2({ client }, { Bucket })) {
      for (const { Key } of page.Contents ?? []) {
        await client.send(new s3.DeleteObjectCommand({ Bucket, Key }));
      }
    }
    await client.send(new s3.DeleteBucketCommand({ Bucket }));
  },
  cachePolicy: named('CachePolicy', 'CachePolicies'),
  originRequestPolicy: named('OriginRequestPolicy', 'OriginRequestPolicies'),
  responseHeadersPolicy: named('ResponseHeadersPolicy', 'ResponseHeadersPolicies'),
  originAccessControl: named('OriginAccessControl', 'OriginAccessControls'),
  publicKey: named('PublicKey', 'PublicKeys'),
  keyGroup: named('KeyGroup', 'KeyGroups'),
  function: async (aws, { name: Name }) => {
    const { ETag: IfMatch } = await aws.cloudfront.send(new cloudfront.DescribeFunctionCommand({ Name }));
    await aws.cloudfront.send(new cloudfront.DeleteFunctionCommand({ Name, IfMatch }));
  },
  /** A run makes none that is enabled. */
  distribution: async (aws, { name, id }, { wait, say }) => {
    const client = aws.cloudfront;
    const Id = id ?? (await distributionWithComment(client, name));
    if (!Id) {
      return;
    }
    const { Distribution, ETag: IfMatch } = await client.send(new cloudfront.GetDistributionCommand({ Id }));
    if (Distribution.Status !== 'Deployed') {
      if (!wait) {
        throw new Error('It can be deleted when it is deployed, in about ten minutes.');
      }
      say(`Waiting until ${Id} is deployed ...`);
      await cloudfront.waitUntilDistributionDeployed({ client, maxWaitTime: 3600 }, { Id });
    }
    await client.send(new cloudfront.DeleteDistributionCommand({ Id, IfMatch }));
  },
  channel: (aws, { name: Id }) => aws.mediapackage.send(new mediapackage.DeleteChannelCommand({ Id })),
  originEndpoint: (aws, { name: Id }) => aws.mediapackage.send(new mediapackage.DeleteOriginEndpointCommand({ Id })),
  container: (aws, { name: ContainerName }) => aws.mediastore.send(new mediastore.DeleteContainerCommand({ ContainerName })),
  certificate: async (aws, { name, id }) => {
    const arns = id ? [id] : [];
    if (!id) {
      for await (const page of acm.paginateListCertificates({ client: aws.acm }, {})) {
        arns.push(...page.CertificateSummaryList.filter((one) => one.DomainName === name).map((one) => one.CertificateArn));
      }
    }
    for (const CertificateArn of arns) {
      await aws.acm.send(new acm.DeleteCertificateCommand({ CertificateArn }));
    }
  },
  role: async (aws, { name: RoleName }) => {
    const { PolicyNames } = await aws.iam.send(new iam.ListRolePoliciesCommand({ RoleName }));
    for (const PolicyName of PolicyNames) {
      await aws.iam.send(new iam.DeleteRolePolicyCommand({ RoleName, PolicyName }));
    }
    await aws.iam.send(new iam.DeleteRoleCommand({ RoleName }));
  },
  secret: async (aws, { name: SecretId }) => {
    await aws.secretsmanager.send(new secretsmanager.DescribeSecretCommand({ SecretId }));
    await aws.secretsmanager.send(new secretsmanager.DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  },
  parameter: (aws, { name: Name }) => aws.ssm.send(new ssm.DeleteParameterCommand({ Name })),
};

/** What services call a thing that is not there. */
const MISSING = /^(NoSuch|NotFound|ResourceNotFound|ParameterNotFound|ContainerNotFound|InvalidBucketName)/;

/** What stands in names that are wrong on purpose. A service that refuses such a name has nothing of it. */
const WRONG = /[ *]/;

/** Deletes a thing, if it is there. */
export async function remove(aws, entry, options) {
  try {
    await things[entry.kind](aws, entry, options);
  } catch (error) {
    const refused = error.$metadata?.httpStatusCode >= 400 && error.$metadata.httpStatusCode < 500;
    if (!MISSING.test(error.name) && !(refused && WRONG.test(entry.name))) {
      throw error;
    }
  }
}

/** A kind of CloudFront that has a name of its own. */
function named(kind, kinds) {
  return async (aws, { name, id }) => {
    const client = aws.cloudfront;
    const Id = id ?? (await idOf(client, kind, kinds, name));
    if (Id) {
      const { ETag: IfMatch } = await client.send(new cloudfront[`Get${kind}Command`]({ Id }));
      await client.send(new cloudfront[`Delete${kind}Command`]({ Id, IfMatch }));
    }
  };
}

async function idOf(client, kind, kinds, name) {
  let Marker;
  do {
    const Type = kind.endsWith('Policy') ? { Type: 'custom' } : {};
    const page = (await client.send(new cloudfront[`List${kinds}Command`]({ Marker, ...Type })))[`${kind}List`];
    for (const item of page.Items ?? []) {
      const one = item[kind] ?? item;
      if ((one.Name ?? one[`${kind}Config`].Name) === name) {
        return one.Id;
      }
    }
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}

/** A list of distributions tells no caller reference, so the run's name is the comment of its distributions too. */
async function distributionWithComment(client, name) {
  for await (const page of cloudfront.paginateListDistributions({ client }, {})) {
    for (const { Id, Comment } of page.DistributionList.Items ?? []) {
      if (Comment === name) {
        return Id;
      }
    }
  }
  return undefined;
}
