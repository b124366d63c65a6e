import * as sdk from '@aws-sdk/client-kms';

/** A key cannot be deleted for a week and is paid until then, so none is made. */
export const keys = {
  name: 'keys',
  makes: 'nothing',
  costs: 'free',
  async run(t) {
    const call = t.steps(t.aws.kms, sdk);
    const none = '00000000-0000-4000-8000-000000000000';
    const alias = `alias/${t.name('none')}`;
    await call('read no key', 'DescribeKey', { KeyId: 'none' });
    await call('read a key that is not there', 'DescribeKey', { KeyId: none });
    await call('read a key of another region', 'DescribeKey', { KeyId: `arn:aws:kms:eu-north-1:${t.account}:key/${none}` });
    await call('read an alias that is not there', 'DescribeKey', { KeyId: alias });
    await call('read an alias of AWS', 'DescribeKey', { KeyId: 'alias/aws/none' });
    await call('delete an alias that is not there', 'DeleteAlias', { AliasName: alias });
    await call('delete an alias that is none', 'DeleteAlias', { AliasName: 'none' });
    await call('list the aliases of a key that is not there', 'ListAliases', { KeyId: none });
    await call('list fewer aliases than none', 'ListAliases', { Limit: 0 });
    await call('encrypt with a key that is not there', 'Encrypt', { KeyId: alias, Plaintext: Buffer.from('text') });
    await call('make a data key with a key that is not there', 'GenerateDataKey', { KeyId: none, KeySpec: 'AES_256' });
    await call('make a data key of a kind that is none', 'GenerateDataKey', { KeyId: none, KeySpec: 'AES_9' });
    await call('decrypt what no key has encrypted', 'Decrypt', { CiphertextBlob: Buffer.from('none') });
    await call('disable a key that is not there', 'DisableKey', { KeyId: none });
    await call('delete a key that is not there', 'ScheduleKeyDeletion', { KeyId: none });
    await call('delete a key too soon', 'ScheduleKeyDeletion', { KeyId: none, PendingWindowInDays: 1 });
  },
};
