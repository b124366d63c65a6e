import assert from 'node:assert/strict';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import { all, aws, refusal } from './life.mjs';

const client = aws.secretsmanager;
const SecretId = 'news/cdn';
const send = (Command, input) => client.send(new secretsmanager[`${Command}Command`](input));

assert.equal(await refusal(send('DescribeSecret', { SecretId })), 'ResourceNotFoundException 400');
const made = await send('CreateSecret', {
  Name: SecretId,
  SecretString: 'one',
  Description: 'header',
  Tags: [{ Key: 'team', Value: 'live' }],
});
assert.match(made.ARN, /:secret:news\/cdn-\w{6}$/);
assert.equal(await refusal(send('CreateSecret', { Name: SecretId, SecretString: 'one' })), 'ResourceExistsException 400');
const value = await send('GetSecretValue', { SecretId });
assert.equal(value.SecretString, 'one');
assert.deepEqual(value.VersionStages, ['AWSCURRENT']);
await send('PutSecretValue', { SecretId, SecretBinary: Buffer.from('two') });
assert.equal(Buffer.from((await send('GetSecretValue', { SecretId: made.ARN })).SecretBinary).toString(), 'two');
assert.equal((await send('GetSecretValue', { SecretId, VersionStage: 'AWSPREVIOUS' })).SecretString, 'one');
await send('UpdateSecret', { SecretId, Description: 'headers', SecretString: 'three' });
const described = await send('DescribeSecret', { SecretId });
assert.equal(described.Description, 'headers');
assert.ok(described.CreatedDate instanceof Date);
await send('TagResource', { SecretId, Tags: [{ Key: 'season', Value: '7' }] });
await send('UntagResource', { SecretId, TagKeys: ['team'] });
assert.deepEqual((await send('DescribeSecret', { SecretId })).Tags, [{ Key: 'season', Value: '7' }]);
assert.equal((await send('GetResourcePolicy', { SecretId })).Name, SecretId);
for (const Name of ['a', 'b', 'c']) {
  await send('CreateSecret', { Name, SecretString: Name });
}
const listed = await all(secretsmanager.paginateListSecrets({ client, pageSize: 2 }, {}), 'SecretList');
assert.deepEqual(listed.map((one) => one.Name).sort(), ['a', 'b', 'c', SecretId]);
const found = await send('ListSecrets', { Filters: [{ Key: 'name', Values: ['news'] }] });
assert.deepEqual(
  found.SecretList.map((one) => one.Name),
  [SecretId],
);
await send('DeleteSecret', { SecretId, RecoveryWindowInDays: 7 });
assert.equal(await refusal(send('GetSecretValue', { SecretId })), 'InvalidRequestException 400');
await send('RestoreSecret', { SecretId });
assert.equal((await send('GetSecretValue', { SecretId })).SecretString, 'three');
for (const { Name } of listed) {
  await send('DeleteSecret', { SecretId: Name, ForceDeleteWithoutRecovery: true });
}
