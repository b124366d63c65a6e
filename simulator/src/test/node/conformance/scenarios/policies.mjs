import * as sdk from '@aws-sdk/client-cloudfront';

const CACHE = {
  MinTTL: 1,
  DefaultTTL: 3,
  MaxTTL: 9,
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingGzip: true,
    EnableAcceptEncodingBrotli: false,
    HeadersConfig: { HeaderBehavior: 'whitelist', Headers: { Quantity: 1, Items: ['Origin'] } },
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: { Quantity: 2, Items: ['end', 'start'] } },
  },
};
const REQUEST = {
  HeadersConfig: { HeaderBehavior: 'allViewer' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'all' },
};
const RESPONSE = {
  CustomHeadersConfig: { Quantity: 1, Items: [{ Header: 'X-Channel', Value: 'news', Override: true }] },
  CorsConfig: {
    AccessControlAllowCredentials: false,
    AccessControlAllowHeaders: { Quantity: 1, Items: ['*'] },
    AccessControlAllowMethods: { Quantity: 1, Items: ['ALL'] },
    AccessControlAllowOrigins: { Quantity: 1, Items: ['*'] },
    OriginOverride: true,
  },
};

/** For each kind: a good configuration, and changes of it that are refused. */
const KINDS = [
  [
    'CachePolicy',
    'cachePolicy',
    CACHE,
    {
      'a TTL below the least': { DefaultTTL: 0 },
      'a TTL above the greatest': { DefaultTTL: 10 },
      'a quantity that is wrong': {
        ParametersInCacheKeyAndForwardedToOrigin: {
          ...CACHE.ParametersInCacheKeyAndForwardedToOrigin,
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: { Quantity: 2, Items: ['Origin'] } },
        },
      },
      'a list without a whitelist': {
        ParametersInCacheKeyAndForwardedToOrigin: {
          ...CACHE.ParametersInCacheKeyAndForwardedToOrigin,
          HeadersConfig: { HeaderBehavior: 'none', Headers: { Quantity: 1, Items: ['Origin'] } },
        },
      },
      'a whitelist without a list': {
        ParametersInCacheKeyAndForwardedToOrigin: {
          ...CACHE.ParametersInCacheKeyAndForwardedToOrigin,
          QueryStringsConfig: { QueryStringBehavior: 'whitelist' },
        },
      },
      'nothing to cache and a cache key': { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
    },
  ],
  [
    'OriginRequestPolicy',
    'originRequestPolicy',
    REQUEST,
    {
      'a behavior that is none': { HeadersConfig: { HeaderBehavior: 'some' } },
      'a header that belongs to CloudFront': {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: { Quantity: 1, Items: ['Connection'] } },
      },
    },
  ],
  [
    'ResponseHeadersPolicy',
    'responseHeadersPolicy',
    RESPONSE,
    {
      'a header twice': {
        CustomHeadersConfig: {
          Quantity: 2,
          Items: [1, 2].map((Value) => ({ Header: 'X-A', Value: `${Value}`, Override: true })),
        },
      },
      'a header that belongs to CloudFront': {
        CustomHeadersConfig: { Quantity: 1, Items: [{ Header: 'Via', Value: 'a', Override: true }] },
      },
      'nothing in it': { CustomHeadersConfig: undefined, CorsConfig: undefined },
    },
  ],
];

export const policies = {
  name: 'policies',
  makes: 'a policy of each kind',
  costs: 'free',
  async run(t) {
    const cloudfront = t.steps(t.aws.cloudfront, sdk);
    for (const [kind, thing, good, refused] of KINDS) {
      const member = `${kind}Config`;
      const Name = t.name('policy');
      const config = { ...good, Name, Comment: 'a & b' };
      const create = (step, input) =>
        cloudfront(step, `Create${kind}`, { [member]: input }, { makes: [thing, input.Name], id: (output) => output[kind].Id });
      for (const [what, change] of Object.entries(refused)) {
        await create(`create with ${what}`, { ...config, ...change, Name: t.other() });
      }
      await create('create with a name that is none', { ...config, Name: `${Name} *` });
      const none = '00000000-0000-4000-8000-000000000000';
      await cloudfront('read one that is not there', `Get${kind}`, { Id: none });
      await cloudfront('delete one that is not there', `Delete${kind}`, { Id: none, IfMatch: 'E23ZP02F085DFQ' });
      const made = t.need(await create('create', config), 'policy');
      const { Id } = made[kind];
      await create('create again', config);
      await cloudfront('read', `Get${kind}`, { Id });
      await cloudfront('read its configuration', `Get${kind}Config`, { Id });
      await cloudfront(
        'find it among all',
        `List${kind.replace('Policy', 'Policies')}`,
        { Type: 'custom' },
        {
          see: (output) => output[`${kind}List`].Items?.filter((one) => one[kind].Id === Id),
        },
      );
      const changed = { [member]: { ...config, Comment: 'c' } };
      await cloudfront('update without an ETag', `Update${kind}`, { Id, ...changed });
      await cloudfront('update with an ETag that is none', `Update${kind}`, { Id, ...changed, IfMatch: 'none' });
      const updated = await cloudfront('update', `Update${kind}`, { Id, ...changed, IfMatch: made.ETag });
      await cloudfront('update with a stale ETag', `Update${kind}`, { Id, ...changed, IfMatch: made.ETag });
      await cloudfront('delete with a stale ETag', `Delete${kind}`, { Id, IfMatch: made.ETag });
      await cloudfront('delete', `Delete${kind}`, { Id, IfMatch: updated?.ETag ?? made.ETag });
      await cloudfront('read when it is gone', `Get${kind}`, { Id });
    }
    await cloudfront('delete one of AWS', 'DeleteCachePolicy', {
      Id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      IfMatch: 'E23ZP02F085DFQ',
    });
    await cloudfront('read one of AWS', 'GetCachePolicy', { Id: '658327ea-f89d-4fab-a63d-7e88639e58f6' });
    await cloudfront(
      'list those of AWS',
      'ListCachePolicies',
      { Type: 'managed' },
      {
        see: ({ CachePolicyList }) =>
          CachePolicyList.Items.map((one) => one.CachePolicy.CachePolicyConfig).sort((one, other) =>
            one.Name < other.Name ? -1 : 1,
          ),
      },
    );
  },
};
