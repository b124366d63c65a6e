import * as sdk from '@aws-sdk/client-cloudfront';

/** Of a pair whose private half nobody kept. */
const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApUrVVC7k5cTQpJ9Wha7U
lb6PkmbE3RNhz3YfAFoMv5L98MU7pEQjAT/Jb7vUZ3CwLvbCJvQwu6x8jgGTcq6d
O96kwggOfKfWomVeGsTolmz3Nqd/0vnYSpgFrI5CttHxgJsATNs3MLhFQf7/pBM2
O59j6B/naInz4DXWk9S9jmKtPqfNEtjLo4d9djnMFdNeEW9kBL8S0H5IEM4Gs4ts
LCLyCSH8YVlW3nyemaIGkmmExXluTtApFm0YRvWGtkQBZrrEFYwiZMSnEpqEcpDm
JJVLT/7ME9NlZ1Ix0RF4uhxK1+vLX3TIttDaamOLsFzd8lIYgJcl16WRkRiys1LL
pQIDAQAB
-----END PUBLIC KEY-----
`;

export const trustedKeys = {
  name: 'trusted-keys',
  makes: 'a public key and a key group',
  costs: 'free',
  async run(t) {
    const cloudfront = t.steps(t.aws.cloudfront, sdk);
    const Name = t.name('key');
    const config = { CallerReference: Name, Name, EncodedKey: PUBLIC_KEY, Comment: 'one' };
    const create = (step, change) =>
      cloudfront(
        step,
        'CreatePublicKey',
        { PublicKeyConfig: { ...config, ...change } },
        { makes: ['publicKey', change?.Name ?? Name], id: (output) => output.PublicKey.Id },
      );
    await create('create a key that is none', { Name: t.other(), EncodedKey: 'none' });
    await cloudfront('read a key that is not there', 'GetPublicKey', { Id: 'K00000000000AA' });
    const made = t.need(await create('create a key'), 'public key');
    const { Id } = made.PublicKey;
    await create('create a key again');
    await create('create another key of one reference', { Name: t.other() });
    await create('create another key of one name', { CallerReference: t.other() });
    await cloudfront('read a key', 'GetPublicKey', { Id });
    await cloudfront(
      'find a key among all',
      'ListPublicKeys',
      {},
      { see: ({ PublicKeyList }) => PublicKeyList.Items.filter((one) => one.Id === Id) },
    );
    const changed = await cloudfront('update a key', 'UpdatePublicKey', {
      Id,
      PublicKeyConfig: { ...config, Comment: 'two' },
      IfMatch: made.ETag,
    });
    await cloudfront('update what is fixed of a key', 'UpdatePublicKey', {
      Id,
      PublicKeyConfig: { ...config, CallerReference: 'other' },
      IfMatch: changed?.ETag ?? made.ETag,
    });

    const group = (step, Items, name = Name) =>
      cloudfront(
        step,
        'CreateKeyGroup',
        { KeyGroupConfig: { Name: name, Items, Comment: 'one' } },
        { makes: ['keyGroup', name], id: (output) => output.KeyGroup.Id },
      );
    await group('create a group of a key that is not there', ['K00000000000AA'], t.other());
    await group('create a group of nothing', [], t.other());
    const grouped = t.need(await group('create a group', [Id]), 'key group');
    const { Id: GroupId } = grouped.KeyGroup;
    await group('create a group again', [Id]);
    await cloudfront('read a group', 'GetKeyGroup', { Id: GroupId });
    await cloudfront(
      'find a group among all',
      'ListKeyGroups',
      {},
      { see: ({ KeyGroupList }) => KeyGroupList.Items.filter((one) => one.KeyGroup.Id === GroupId) },
    );
    await cloudfront('delete a key that a group has', 'DeletePublicKey', { Id, IfMatch: changed?.ETag ?? made.ETag });
    const KeyGroupConfig = { Name, Items: [Id], Comment: 'two' };
    const updated = await cloudfront('update a group', 'UpdateKeyGroup', { Id: GroupId, KeyGroupConfig, IfMatch: grouped.ETag });
    await cloudfront('update a group with a stale ETag', 'UpdateKeyGroup', {
      Id: GroupId,
      KeyGroupConfig,
      IfMatch: grouped.ETag,
    });
    await cloudfront('delete a group', 'DeleteKeyGroup', { Id: GroupId, IfMatch: updated?.ETag ?? grouped.ETag });
    await cloudfront('read a group when it is gone', 'GetKeyGroup', { Id: GroupId });
    await cloudfront('delete a key', 'DeletePublicKey', { Id, IfMatch: changed?.ETag ?? made.ETag });
  },
};
