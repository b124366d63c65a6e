import * as sdk from '@aws-sdk/client-secrets-manager';

export const secrets = {
  name: 'secrets',
  makes: 'a secret with made-up values, for some seconds',
  costs: '$0.40 a month by the hour, less than $0.001',
  async run(t) {
    const call = t.steps(t.aws.secretsmanager, sdk);
    const SecretId = t.name('secret');
    const create = (step, input) =>
      call(step, 'CreateSecret', { Name: SecretId, ...input }, { makes: ['secret', input?.Name ?? SecretId], names });
    const names = ({ VersionId }) => ({ version: VersionId });
    const token = (digit) => `${digit}`.repeat(8) + '-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
    await call('read before it is there', 'GetSecretValue', { SecretId });
    await call('describe before it is there', 'DescribeSecret', { SecretId });
    await call('delete before it is there', 'DeleteSecret', { SecretId });
    await create('create with a name that is none', { Name: `${SecretId} *`, SecretString: 'one' });
    await create('create with two values', { Name: t.other(), SecretString: 'one', SecretBinary: Buffer.from('one') });
    await create('create with a token that is too short', { Name: t.other(), SecretString: 'one', ClientRequestToken: 'a' });
    const made = t.need(
      await create('create', {
        SecretString: 'one',
        Description: 'one',
        Tags: [{ Key: 'team', Value: 'live' }],
        ClientRequestToken: token(1),
      }),
      'secret',
    );
    await create('create again', { SecretString: 'two', ClientRequestToken: token(2) });
    await create('create again by its token', { SecretString: 'one', ClientRequestToken: token(1) });
    await call('read', 'GetSecretValue', { SecretId });
    await call('read by its ARN', 'GetSecretValue', { SecretId: made.ARN });
    await call('describe', 'DescribeSecret', { SecretId });
    await call(
      'find it among all',
      'ListSecrets',
      { Filters: [{ Key: 'name', Values: [SecretId] }] },
      { until: ({ SecretList }) => SecretList.length },
    );
    await call('list by a filter that is none', 'ListSecrets', { Filters: [{ Key: 'none', Values: ['a'] }] });
    await call('read a version that is none', 'GetSecretValue', { SecretId, VersionId: token(9) });
    await call('read a stage that is none', 'GetSecretValue', { SecretId, VersionStage: 'AWSNONE' });
    await call('put a value', 'PutSecretValue', { SecretId, SecretString: 'two', ClientRequestToken: token(2) });
    await call('put a value again', 'PutSecretValue', { SecretId, SecretString: 'two', ClientRequestToken: token(2) });
    await call('put another value by a token', 'PutSecretValue', {
      SecretId,
      SecretString: 'three',
      ClientRequestToken: token(2),
    });
    await call('put no value', 'PutSecretValue', { SecretId });
    await call('read the previous one', 'GetSecretValue', { SecretId, VersionStage: 'AWSPREVIOUS' });
    await call('read the old version as the current one', 'GetSecretValue', {
      SecretId,
      VersionId: token(1),
      VersionStage: 'AWSCURRENT',
    });
    await call('update', 'UpdateSecret', { SecretId, Description: 'two' });
    await call('set a tag', 'TagResource', { SecretId, Tags: [{ Key: 'season', Value: '7' }] });
    await call('set a tag of AWS', 'TagResource', { SecretId, Tags: [{ Key: 'aws:a', Value: 'b' }] });
    await call('remove a tag', 'UntagResource', { SecretId, TagKeys: ['team'] });
    await call('read the policy', 'GetResourcePolicy', { SecretId });
    await call('restore one that is not deleted', 'RestoreSecret', { SecretId });
    await call('delete too soon', 'DeleteSecret', { SecretId, RecoveryWindowInDays: 1 });
    await call('delete in two ways', 'DeleteSecret', { SecretId, RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true });
    await call('delete', 'DeleteSecret', { SecretId, RecoveryWindowInDays: 7 });
    await call('read when it is deleted', 'GetSecretValue', { SecretId });
    await call('update when it is deleted', 'UpdateSecret', { SecretId, Description: 'three' });
    await create('create when it is deleted', { SecretString: 'one', ClientRequestToken: token(3) });
    await call('restore', 'RestoreSecret', { SecretId });
    await call('delete at once', 'DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true });
  },
};
