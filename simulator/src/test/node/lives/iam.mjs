import assert from 'node:assert/strict';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { all, aws, endpoint, refusal, REGION, simulator, soon } from './life.mjs';

const client = aws.iam;
const RoleName = 'secrets-reader';
const send = (Command, input) => client.send(new iam[`${Command}Command`]({ RoleName, ...input }));
const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'mediapackage.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const PolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
});

assert.equal(await refusal(send('GetRole')), 'NoSuchEntityException 404');
// IAM shows late what was made, so that the waiter has to look again.
await simulator('PUT', 'conditions', { lagCalls: 3, lagOf: ['iam'] });
const { Role } = await send('CreateRole', {
  AssumeRolePolicyDocument,
  Description: 'one',
  Tags: [{ Key: 'team', Value: 'live' }],
});
await iam.waitUntilRoleExists(soon(client), { RoleName });
await simulator('DELETE', 'conditions');
assert.equal(Role.Arn, 'arn:aws:iam::123456789012:role/secrets-reader');
assert.equal(await refusal(send('CreateRole', { AssumeRolePolicyDocument })), 'EntityAlreadyExistsException 409');
assert.equal(decodeURIComponent((await send('GetRole')).Role.AssumeRolePolicyDocument), AssumeRolePolicyDocument);
assert.equal(
  await refusal(send('CreateRole', { RoleName: 'other', AssumeRolePolicyDocument: '{' })),
  'MalformedPolicyDocumentException 400',
);
await send('UpdateRole', { Description: 'two', MaxSessionDuration: 7200 });
await send('UpdateAssumeRolePolicy', { PolicyDocument: AssumeRolePolicyDocument });
assert.equal((await send('UpdateRoleDescription', { Description: 'three' })).Role.Description, 'three');
await send('TagRole', { Tags: [{ Key: 'season', Value: '7' }] });
await send('UntagRole', { TagKeys: ['team'] });
assert.deepEqual((await send('ListRoleTags')).Tags, [{ Key: 'season', Value: '7' }]);
for (const name of ['a', 'b', 'c']) {
  await send('PutRolePolicy', { PolicyName: name, PolicyDocument });
}
assert.deepEqual(await all(iam.paginateListRolePolicies({ client, pageSize: 2 }, { RoleName }), 'PolicyNames'), ['a', 'b', 'c']);
assert.equal(decodeURIComponent((await send('GetRolePolicy', { PolicyName: 'a' })).PolicyDocument), PolicyDocument);
assert.deepEqual((await send('ListAttachedRolePolicies')).AttachedPolicies, []);
assert.deepEqual((await send('ListInstanceProfilesForRole')).InstanceProfiles, []);
await send('CreateRole', { RoleName: 'other', AssumeRolePolicyDocument });
const roles = await all(iam.paginateListRoles({ client, pageSize: 1 }, {}), 'Roles');
assert.deepEqual(roles.map((one) => one.RoleName).sort(), ['other', RoleName]);

const me = await aws.sts.send(new sts.GetCallerIdentityCommand({}));
assert.equal(me.Account, '123456789012');
const session = await aws.sts.send(new sts.AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: 'night' }));
assert.ok(session.Credentials.Expiration instanceof Date);
const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = session.Credentials;
const assumed = new sts.STSClient({ region: REGION, endpoint, credentials: { accessKeyId, secretAccessKey, sessionToken } });
assert.equal(
  (await assumed.send(new sts.GetCallerIdentityCommand({}))).Arn,
  'arn:aws:sts::123456789012:assumed-role/secrets-reader/night',
);
assert.equal(
  await refusal(aws.sts.send(new sts.AssumeRoleCommand({ RoleArn: `${Role.Arn}-none`, RoleSessionName: 'night' }))),
  'AccessDenied 403',
);

assert.equal(await refusal(send('DeleteRole')), 'DeleteConflictException 409');
for (const PolicyName of ['a', 'b', 'c']) {
  await send('DeleteRolePolicy', { PolicyName });
}
await send('DeleteRole');
await send('DeleteRole', { RoleName: 'other' });
assert.equal(await refusal(send('DeleteRole')), 'NoSuchEntityException 404');
