import * as sdk from '@aws-sdk/client-cloudfront';

export const originAccess = {
  name: 'origin-access',
  makes: 'an origin access control',
  costs: 'free',
  async run(t) {
    const cloudfront = t.steps(t.aws.cloudfront, sdk);
    const Name = t.name('origin');
    const config = {
      Name,
      Description: 'one',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    };
    const create = (step, change) =>
      cloudfront(
        step,
        'CreateOriginAccessControl',
        { OriginAccessControlConfig: { ...config, ...change } },
        { makes: ['originAccessControl', change?.Name ?? Name], id: (output) => output.OriginAccessControl.Id },
      );
    await create('create with a protocol that is none', { Name: t.other(), SigningProtocol: 'sigv9' });
    await create('create for a type that is none', { Name: t.other(), OriginAccessControlOriginType: 'shelf' });
    await cloudfront('read one that is not there', 'GetOriginAccessControl', { Id: 'E00000000000AA' });
    const made = t.need(await create('create'), 'origin access control');
    const { Id } = made.OriginAccessControl;
    await create('create again');
    await cloudfront('read', 'GetOriginAccessControl', { Id });
    await cloudfront(
      'find it among all',
      'ListOriginAccessControls',
      {},
      { see: ({ OriginAccessControlList }) => OriginAccessControlList.Items.filter((one) => one.Id === Id) },
    );
    const OriginAccessControlConfig = { ...config, Description: 'two' };
    await cloudfront('update without an ETag', 'UpdateOriginAccessControl', { Id, OriginAccessControlConfig });
    const updated = await cloudfront('update', 'UpdateOriginAccessControl', {
      Id,
      OriginAccessControlConfig,
      IfMatch: made.ETag,
    });
    await cloudfront('update with a stale ETag', 'UpdateOriginAccessControl', {
      Id,
      OriginAccessControlConfig,
      IfMatch: made.ETag,
    });
    await cloudfront('delete without an ETag', 'DeleteOriginAccessControl', { Id });
    await cloudfront('delete', 'DeleteOriginAccessControl', { Id, IfMatch: updated?.ETag ?? made.ETag });
    await cloudfront('read when it is gone', 'GetOriginAccessControl', { Id });
  },
};
