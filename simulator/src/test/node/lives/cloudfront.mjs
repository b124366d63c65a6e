import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import { all, aws, refusal, soon } from './life.mjs';

const client = aws.cloudfront;
const send = (Command, input) => client.send(new cloudfront[`${Command}Command`](input));
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

// Policies.
const policies = [
  [
    'CachePolicy',
    {
      MinTTL: 1,
      MaxTTL: 9,
      DefaultTTL: 3,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: { Quantity: 1, Items: ['start'] } },
      },
    },
  ],
  [
    'OriginRequestPolicy',
    {
      HeadersConfig: { HeaderBehavior: 'allViewer' },
      CookiesConfig: { CookieBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    },
  ],
  [
    'ResponseHeadersPolicy',
    { CustomHeadersConfig: { Quantity: 1, Items: [{ Header: 'X-Channel', Value: 'news', Override: true }] } },
  ],
];
for (const [kind, config] of policies) {
  const named = { ...config, Name: 'news', Comment: 'a & b' };
  const member = `${kind}Config`;
  const made = await send(`Create${kind}`, { [member]: named });
  const Id = made[kind].Id;
  assert.equal(await refusal(send(`Create${kind}`, { [member]: named })), `${kind}AlreadyExists 409`);
  assert.equal((await send(`Get${kind}`, { Id }))[kind][member].Comment, 'a & b');
  const read = await send(`Get${kind}Config`, { Id });
  assert.equal(await refusal(send(`Update${kind}`, { Id, [member]: read[member] })), 'InvalidIfMatchVersion 400');
  const updated = await send(`Update${kind}`, { Id, [member]: { ...read[member], Comment: 'c' }, IfMatch: read.ETag });
  assert.equal(await refusal(send(`Delete${kind}`, { Id, IfMatch: read.ETag })), 'PreconditionFailed 412');
  const kinds = kind.replace('Policy', 'Policies');
  const listed = (await send(`List${kinds}`, { Type: 'custom' }))[`${kind}List`];
  assert.deepEqual(
    listed.Items.map((one) => one[kind].Id),
    [Id],
  );
  await send(`Delete${kind}`, { Id, IfMatch: updated.ETag });
  assert.equal(await refusal(send(`Get${kind}`, { Id })), `NoSuch${kind} 404`);
}

// A function.
const FunctionConfig = { Comment: 'redirects', Runtime: 'cloudfront-js-2.0' };
const FunctionCode = Buffer.from('function handler(event) { return event.request; }');
const fn = await send('CreateFunction', { Name: 'redirect', FunctionConfig, FunctionCode });
assert.equal(
  await refusal(send('CreateFunction', { Name: 'redirect', FunctionConfig, FunctionCode })),
  'FunctionAlreadyExists 409',
);
const described = await send('DescribeFunction', { Name: 'redirect' });
assert.equal(described.FunctionSummary.FunctionMetadata.Stage, 'DEVELOPMENT');
assert.equal(await refusal(send('GetFunction', { Name: 'redirect', Stage: 'LIVE' })), 'NoSuchFunctionExists 404');
const changed = await send('UpdateFunction', {
  Name: 'redirect',
  FunctionConfig,
  FunctionCode: Buffer.from('function handler(event) { return event.request }'),
  IfMatch: fn.ETag,
});
assert.ok(changed.ETag);
const { ETag: fnTag } = await send('DescribeFunction', { Name: 'redirect' });
const published = await send('PublishFunction', { Name: 'redirect', IfMatch: fnTag });
assert.equal(published.FunctionSummary.FunctionMetadata.Stage, 'LIVE');
const code = await send('GetFunction', { Name: 'redirect', Stage: 'LIVE' });
assert.equal(Buffer.from(code.FunctionCode).toString(), 'function handler(event) { return event.request }');
assert.equal((await send('ListFunctions', { Stage: 'LIVE' })).FunctionList.Items.length, 1);

// Keys of signed URLs.
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PublicKeyConfig = {
  CallerReference: 'one',
  Name: 'viewers',
  EncodedKey: publicKey.export({ type: 'spki', format: 'pem' }),
};
const key = await send('CreatePublicKey', { PublicKeyConfig });
assert.equal((await send('GetPublicKey', { Id: key.PublicKey.Id })).PublicKey.PublicKeyConfig.Name, 'viewers');
const keyRead = await send('GetPublicKeyConfig', { Id: key.PublicKey.Id });
const keyChanged = await send('UpdatePublicKey', {
  Id: key.PublicKey.Id,
  IfMatch: keyRead.ETag,
  PublicKeyConfig: { ...keyRead.PublicKeyConfig, Comment: 'c' },
});
assert.equal((await send('ListPublicKeys', {})).PublicKeyList.Items[0].Comment, 'c');
const group = await send('CreateKeyGroup', { KeyGroupConfig: { Name: 'viewers', Items: [key.PublicKey.Id] } });
const groupId = group.KeyGroup.Id;
assert.deepEqual((await send('GetKeyGroup', { Id: groupId })).KeyGroup.KeyGroupConfig.Items, [key.PublicKey.Id]);
const groupRead = await send('GetKeyGroupConfig', { Id: groupId });
await send('UpdateKeyGroup', {
  Id: groupId,
  IfMatch: groupRead.ETag,
  KeyGroupConfig: { ...groupRead.KeyGroupConfig, Comment: 'c' },
});
assert.equal((await send('ListKeyGroups', {})).KeyGroupList.Items[0].KeyGroup.KeyGroupConfig.Comment, 'c');
assert.equal(await refusal(send('DeletePublicKey', { Id: key.PublicKey.Id, IfMatch: keyChanged.ETag })), 'PublicKeyInUse 409');

// Origin access.
const OriginAccessControlConfig = {
  Name: 'news',
  SigningProtocol: 'sigv4',
  SigningBehavior: 'always',
  OriginAccessControlOriginType: 's3',
};
const oac = await send('CreateOriginAccessControl', { OriginAccessControlConfig });
const oacId = oac.OriginAccessControl.Id;
assert.equal(
  await refusal(send('CreateOriginAccessControl', { OriginAccessControlConfig })),
  'OriginAccessControlAlreadyExists 409',
);
const oacRead = await send('GetOriginAccessControlConfig', { Id: oacId });
const oacChanged = await send('UpdateOriginAccessControl', {
  Id: oacId,
  IfMatch: oacRead.ETag,
  OriginAccessControlConfig: { ...oacRead.OriginAccessControlConfig, Description: 'd' },
});
assert.equal(
  (await send('GetOriginAccessControl', { Id: oacId })).OriginAccessControl.OriginAccessControlConfig.Description,
  'd',
);
assert.equal((await send('ListOriginAccessControls', {})).OriginAccessControlList.Items.length, 1);
const oai = await send('CreateCloudFrontOriginAccessIdentity', {
  CloudFrontOriginAccessIdentityConfig: { CallerReference: 'one', Comment: '' },
});
assert.equal((await send('ListCloudFrontOriginAccessIdentities', {})).CloudFrontOriginAccessIdentityList.Items.length, 1);

// Distributions.
const DistributionConfig = (CallerReference, more) => ({
  CallerReference,
  Comment: CallerReference,
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'bucket',
        DomainName: 'news.s3.us-west-2.amazonaws.com',
        OriginAccessControlId: oacId,
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'bucket',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: CACHING_OPTIMIZED,
    TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [groupId] },
    FunctionAssociations: {
      Quantity: 1,
      Items: [{ EventType: 'viewer-request', FunctionARN: published.FunctionSummary.FunctionMetadata.FunctionARN }],
    },
  },
  ...more,
});
assert.equal(
  await refusal(
    send('CreateDistribution', { DistributionConfig: DistributionConfig('bad', { Origins: { Quantity: 2, Items: [] } }) }),
  ).then((it) => it.endsWith(' 400')),
  true,
);
assert.equal(
  await refusal(send('CreateDistribution', { DistributionConfig: DistributionConfig('bad', { WebACLId: 'none' }) })),
  'InvalidWebACLId 400',
);
const Tags = { Items: [{ Key: 'team', Value: 'live' }] };
const first = await send('CreateDistributionWithTags', {
  DistributionConfigWithTags: { DistributionConfig: DistributionConfig('one'), Tags },
});
const { Id, ARN } = first.Distribution;
assert.equal(first.Distribution.Status, 'InProgress');
await cloudfront.waitUntilDistributionDeployed(soon(client), { Id });
assert.equal((await send('GetDistribution', { Id })).Distribution.Status, 'Deployed');
assert.equal(
  await refusal(send('CreateDistribution', { DistributionConfig: DistributionConfig('one', { Comment: 'other' }) })),
  'DistributionAlreadyExists 409',
);
const more = [];
for (const reference of ['two', 'three', 'four', 'five']) {
  more.push(await send('CreateDistribution', { DistributionConfig: DistributionConfig(reference) }));
}
const lists = [];
for await (const page of cloudfront.paginateListDistributions({ client, pageSize: 2 }, {})) {
  lists.push(page.DistributionList.Items.map((one) => one.Comment));
}
assert.deepEqual(
  lists.map((one) => one.length),
  [2, 2, 1],
);
assert.deepEqual(lists.flat().sort(), ['five', 'four', 'one', 'three', 'two']);
assert.equal((await send('ListDistributionsByKeyGroup', { KeyGroupId: groupId })).DistributionIdList.Quantity, 5);
assert.deepEqual((await send('ListTagsForResource', { Resource: ARN })).Tags, Tags);
await send('TagResource', { Resource: ARN, Tags: { Items: [{ Key: 'season', Value: '7' }] } });
await send('UntagResource', { Resource: ARN, TagKeys: { Items: ['team'] } });
assert.deepEqual((await send('ListTagsForResource', { Resource: ARN })).Tags.Items, [{ Key: 'season', Value: '7' }]);
const InvalidationBatch = { CallerReference: 'one', Paths: { Quantity: 1, Items: ['/*'] } };
const invalidation = await send('CreateInvalidation', { DistributionId: Id, InvalidationBatch });
assert.equal(invalidation.Invalidation.Status, 'InProgress');
await cloudfront.waitUntilInvalidationCompleted(soon(client), { DistributionId: Id, Id: invalidation.Invalidation.Id });
assert.equal((await all(invalidations(), 'Items'))[0].Status, 'Completed');

for (const { Distribution } of [first, ...more]) {
  const read = await send('GetDistributionConfig', { Id: Distribution.Id });
  assert.equal(
    await refusal(send('DeleteDistribution', { Id: Distribution.Id, IfMatch: read.ETag })),
    'DistributionNotDisabled 409',
  );
  const disabled = await send('UpdateDistribution', {
    Id: Distribution.Id,
    IfMatch: read.ETag,
    DistributionConfig: { ...read.DistributionConfig, Enabled: false },
  });
  await cloudfront.waitUntilDistributionDeployed(soon(client), { Id: Distribution.Id });
  await send('DeleteDistribution', { Id: Distribution.Id, IfMatch: disabled.ETag });
}
assert.equal(await refusal(send('GetDistribution', { Id })), 'NoSuchDistribution 404');
const oaiRead = await send('GetCloudFrontOriginAccessIdentityConfig', { Id: oai.CloudFrontOriginAccessIdentity.Id });
await send('DeleteCloudFrontOriginAccessIdentity', { Id: oai.CloudFrontOriginAccessIdentity.Id, IfMatch: oaiRead.ETag });
await send('DeleteOriginAccessControl', { Id: oacId, IfMatch: oacChanged.ETag });
await send('DeleteKeyGroup', { Id: groupId, IfMatch: (await send('GetKeyGroup', { Id: groupId })).ETag });
await send('DeletePublicKey', { Id: key.PublicKey.Id, IfMatch: keyChanged.ETag });
await send('DeleteFunction', { Name: 'redirect', IfMatch: (await send('DescribeFunction', { Name: 'redirect' })).ETag });

async function* invalidations() {
  for await (const page of cloudfront.paginateListInvalidations({ client }, { DistributionId: Id })) {
    yield page.InvalidationList;
  }
}
