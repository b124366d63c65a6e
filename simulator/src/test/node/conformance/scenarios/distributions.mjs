import * as sdk from '@aws-sdk/client-cloudfront';

/** Not enabled, so that one which is made all the same serves nobody and can be deleted. */
function config(name, change) {
  const origin = {
    Id: 'main',
    DomainName: 'origin.example.com',
    CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
  };
  return {
    CallerReference: name,
    Comment: name,
    Enabled: false,
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: {
      TargetOriginId: 'main',
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
    ...change({ origin }),
  };
}

const behavior = (pattern, more) => ({
  PathPattern: pattern,
  TargetOriginId: 'main',
  ViewerProtocolPolicy: 'allow-all',
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  ...more,
});
const items = (...Items) => ({ Quantity: Items.length, Items });
const defaults = (more) => ({
  DefaultCacheBehavior: {
    TargetOriginId: 'main',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    ...more,
  },
});
const NONE = '00000000-0000-4000-8000-000000000000';

/** What is wrong with a distribution, and what makes it so. */
const REFUSED = {
  'no comment': () => ({ Comment: undefined }),
  'a comment that is too long': () => ({ Comment: 'c'.repeat(129) }),
  'no origins': () => ({ Origins: { Quantity: 0, Items: [] } }),
  'a quantity that is wrong': ({ origin }) => ({ Origins: { Quantity: 2, Items: [origin] } }),
  'two origins of one id': ({ origin }) => ({ Origins: items(origin, origin) }),
  'an origin without a configuration': () => ({ Origins: items({ Id: 'main', DomainName: 'origin.example.com' }) }),
  'an origin that is no host': ({ origin }) => ({ Origins: items({ ...origin, DomainName: 'https://origin.example.com/' }) }),
  'an origin path that ends with a slash': ({ origin }) => ({ Origins: items({ ...origin, OriginPath: '/live/' }) }),
  'an origin access control that is not there': ({ origin }) => ({
    Origins: items({
      ...origin,
      CustomOriginConfig: undefined,
      S3OriginConfig: { OriginAccessIdentity: '' },
      DomainName: 'a.s3.us-east-1.amazonaws.com',
      OriginAccessControlId: 'E00000000000AA',
    }),
  }),
  'a header that belongs to CloudFront': ({ origin }) => ({
    Origins: items({ ...origin, CustomHeaders: items({ HeaderName: 'Via', HeaderValue: 'a' }) }),
  }),
  'a timeout that is too long': ({ origin }) => ({
    Origins: items({ ...origin, CustomOriginConfig: { ...origin.CustomOriginConfig, OriginReadTimeout: 500 } }),
  }),
  'a default for an origin that is not there': () => defaults({ TargetOriginId: 'other' }),
  'a cache policy that is not there': () => defaults({ CachePolicyId: NONE }),
  'an origin request policy that is not there': () => defaults({ OriginRequestPolicyId: NONE }),
  'a response headers policy that is not there': () => defaults({ ResponseHeadersPolicyId: NONE }),
  'a function that is not there': ({ account }) =>
    defaults({
      FunctionAssociations: items({ EventType: 'viewer-request', FunctionARN: `arn:aws:cloudfront::${account}:function/none` }),
    }),
  'a key group that is not there': () => defaults({ TrustedKeyGroups: { Enabled: true, ...items(NONE) } }),
  'a cache policy beside a TTL': () => defaults({ MinTTL: 1 }),
  'no cache policy': () => defaults({ CachePolicyId: undefined }),
  'methods that do not go together': () => defaults({ AllowedMethods: items('GET', 'PUT') }),
  'a viewer policy that is none': () => defaults({ ViewerProtocolPolicy: 'maybe' }),
  'a pattern twice': () => ({ CacheBehaviors: items(behavior('/a/*'), behavior('/a/*')) }),
  'a pattern that is none': () => ({ CacheBehaviors: items(behavior('/a b/*')) }),
  'a behavior for an origin that is not there': () => ({ CacheBehaviors: items(behavior('/a/*', { TargetOriginId: 'other' })) }),
  'an alias without a certificate': () => ({ Aliases: items('live.example.com') }),
  'a certificate that is not there': () => ({
    ViewerCertificate: {
      ACMCertificateArn: `arn:aws:acm:us-east-1:111111111111:certificate/${NONE}`,
      SSLSupportMethod: 'sni-only',
    },
  }),
  'a price class that is none': () => ({ PriceClass: 'PriceClass_9' }),
  'a version of HTTP that is none': () => ({ HttpVersion: 'http9' }),
  'a web ACL that is not there': () => ({ WebACLId: NONE }),
  'an error page without a code': () => ({ CustomErrorResponses: items({ ErrorCode: 404, ResponsePagePath: '/404.html' }) }),
  'an error that CloudFront does not know': () => ({ CustomErrorResponses: items({ ErrorCode: 418 }) }),
  'a country that is none': () => ({ Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', ...items('XX') } } }),
  'logs in a bucket that is not there': () => ({
    Logging: { Enabled: true, IncludeCookies: false, Bucket: 'livestream-conformance-none.s3.amazonaws.com', Prefix: '' },
  }),
  'an origin group of one': () => ({
    OriginGroups: items({ Id: 'group', FailoverCriteria: { StatusCodes: items(500) }, Members: items({ OriginId: 'main' }) }),
  }),
};

export const refusedDistributions = {
  name: 'refused-distributions',
  makes: 'no distribution; each that is asked for is refused, and would be disabled',
  costs: 'free',
  async run(t) {
    const cloudfront = t.steps(t.aws.cloudfront, sdk);
    let number = 0;
    for (const [what, change] of Object.entries(REFUSED)) {
      const name = t.name(`refused-${++number}`);
      await cloudfront(
        `create with ${what}`,
        'CreateDistribution',
        { DistributionConfig: config(name, ({ origin }) => change({ origin, account: t.account })) },
        { makes: ['distribution', name], id: (output) => output.Distribution.Id },
      );
    }
    const Id = 'E00000000000AA';
    await cloudfront('read one that is not there', 'GetDistribution', { Id });
    await cloudfront('read the configuration of one that is not there', 'GetDistributionConfig', { Id });
    await cloudfront('delete one that is not there', 'DeleteDistribution', { Id, IfMatch: 'E23ZP02F085DFQ' });
    await cloudfront('update one that is not there', 'UpdateDistribution', {
      Id,
      IfMatch: 'E23ZP02F085DFQ',
      DistributionConfig: config(t.name('none'), () => ({})),
    });
    await cloudfront('read the tags of one that is not there', 'ListTagsForResource', {
      Resource: `arn:aws:cloudfront::${t.account}:distribution/${Id}`,
    });
    await cloudfront('read the tags of no ARN', 'ListTagsForResource', { Resource: 'none' });
    await cloudfront('list those with a cache policy that is not there', 'ListDistributionsByCachePolicyId', {
      CachePolicyId: NONE,
    });
  },
};

export const distribution = {
  name: 'distribution',
  makes: 'a disabled distribution, which is waited for twice, about ten minutes in all',
  costs: 'free',
  waits: true,
  async run(t) {
    const client = t.aws.cloudfront;
    const cloudfront = t.steps(client, sdk);
    const name = t.name('distribution');
    const DistributionConfig = config(name, () => ({
      CacheBehaviors: items(
        behavior('/live/*', { AllowedMethods: { ...items('GET', 'HEAD', 'OPTIONS'), CachedMethods: items('GET', 'HEAD') } }),
      ),
    }));
    const about = { makes: ['distribution', name], id: (output) => output.Distribution.Id };
    const Tags = { Items: [{ Key: 'team', Value: 'live' }] };
    const made = t.need(
      await cloudfront(
        'create',
        'CreateDistributionWithTags',
        { DistributionConfigWithTags: { DistributionConfig, Tags } },
        about,
      ),
      'distribution',
    );
    const { Id, ARN: Resource } = made.Distribution;
    await cloudfront('create again', 'CreateDistribution', { DistributionConfig }, about);
    await cloudfront(
      'create another of one reference',
      'CreateDistribution',
      { DistributionConfig: { ...DistributionConfig, PriceClass: 'PriceClass_100' } },
      about,
    );
    await cloudfront('read', 'GetDistribution', { Id });
    await cloudfront(
      'find it among all',
      'ListDistributions',
      {},
      { see: ({ DistributionList }) => DistributionList.Items.filter((one) => one.Id === Id) },
    );
    await cloudfront('read its tags', 'ListTagsForResource', { Resource });
    const changed = { Id, DistributionConfig: { ...made.Distribution.DistributionConfig, PriceClass: 'PriceClass_100' } };
    await cloudfront('update without an ETag', 'UpdateDistribution', changed);
    await cloudfront('update', 'UpdateDistribution', { ...changed, IfMatch: made.ETag });
    await cloudfront('update with a stale ETag', 'UpdateDistribution', { ...changed, IfMatch: made.ETag });
    const invalidate = (CallerReference, Path) => ({
      DistributionId: Id,
      InvalidationBatch: { CallerReference, Paths: items(Path) },
    });
    await cloudfront('invalidate', 'CreateInvalidation', invalidate('one', '/live/*'), {
      names: ({ Invalidation }) => ({ invalidation: Invalidation.Id }),
    });
    await cloudfront('invalidate no path', 'CreateInvalidation', invalidate('two', 'live'));
    await t.wait('wait until it is deployed', sdk.waitUntilDistributionDeployed, { Id }, client);
    const read = t.need(await cloudfront('read for its ETag', 'GetDistribution', { Id }), 'distribution');
    await cloudfront('delete with a stale ETag', 'DeleteDistribution', { Id, IfMatch: made.ETag });
    await cloudfront('delete', 'DeleteDistribution', { Id, IfMatch: read.ETag });
    await cloudfront('read when it is gone', 'GetDistribution', { Id });
  },
};
