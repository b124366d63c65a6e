import assert from 'node:assert/strict';
import * as kms from '@aws-sdk/client-kms';
import { all, aws, refusal } from './life.mjs';

const client = aws.kms;
const send = (Command, input) => client.send(new kms[`${Command}Command`](input));

const { KeyMetadata } = await send('CreateKey', { Description: 'state', Tags: [{ TagKey: 'team', TagValue: 'live' }] });
const { KeyId } = KeyMetadata;
assert.ok(KeyMetadata.CreationDate instanceof Date);
for (const name of ['alias/a', 'alias/b', 'alias/state']) {
  await send('CreateAlias', { AliasName: name, TargetKeyId: KeyId });
}
assert.equal(await refusal(send('CreateAlias', { AliasName: 'alias/state', TargetKeyId: KeyId })), 'AlreadyExistsException 400');
const aliases = await all(kms.paginateListAliases({ client, pageSize: 2 }, { KeyId }), 'Aliases');
assert.deepEqual(
  aliases.map((one) => one.AliasName),
  ['alias/a', 'alias/b', 'alias/state'],
);
assert.equal((await send('DescribeKey', { KeyId: 'alias/state' })).KeyMetadata.KeyId, KeyId);

const EncryptionContext = { lineage: 'one' };
const made = await send('GenerateDataKey', { KeyId: 'alias/state', KeySpec: 'AES_256', EncryptionContext });
assert.equal(made.Plaintext.length, 32);
const opened = await send('Decrypt', { CiphertextBlob: made.CiphertextBlob, EncryptionContext });
assert.deepEqual(Buffer.from(opened.Plaintext), Buffer.from(made.Plaintext));
assert.equal(await refusal(send('Decrypt', { CiphertextBlob: made.CiphertextBlob })), 'InvalidCiphertextException 400');
const sealed = await send('Encrypt', { KeyId, Plaintext: Buffer.from('text') });
assert.equal(Buffer.from((await send('Decrypt', { CiphertextBlob: sealed.CiphertextBlob })).Plaintext).toString(), 'text');

await send('DisableKey', { KeyId });
assert.equal(await refusal(send('Encrypt', { KeyId, Plaintext: Buffer.from('text') })), 'DisabledException 400');
await send('EnableKey', { KeyId });
for (const { AliasName } of aliases) {
  await send('DeleteAlias', { AliasName });
}
assert.equal((await send('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })).KeyState, 'PendingDeletion');
assert.equal((await send('CancelKeyDeletion', { KeyId })).KeyId, KeyMetadata.Arn);
await send('ScheduleKeyDeletion', { KeyId });
assert.equal(await refusal(send('DescribeKey', { KeyId: 'alias/state' })), 'NotFoundException 400');
