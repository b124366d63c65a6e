import assert from 'node:assert/strict';
import * as ssm from '@aws-sdk/client-ssm';
import { all, aws, refusal } from './life.mjs';

const client = aws.ssm;
const Name = '/news/cdn';
const send = (Command, input) => client.send(new ssm[`${Command}Command`](input));

assert.equal(await refusal(send('GetParameter', { Name })), 'ParameterNotFound 400');
assert.equal(
  (await send('PutParameter', { Name, Value: 'one', Type: 'SecureString', Tags: [{ Key: 'team', Value: 'live' }] })).Version,
  1,
);
assert.equal(await refusal(send('PutParameter', { Name, Value: 'two', Type: 'SecureString' })), 'ParameterAlreadyExists 400');
assert.equal((await send('PutParameter', { Name, Value: 'two', Type: 'SecureString', Overwrite: true })).Version, 2);
assert.notEqual((await send('GetParameter', { Name })).Parameter.Value, 'two');
assert.equal((await send('GetParameter', { Name, WithDecryption: true })).Parameter.Value, 'two');
const old = await send('GetParameter', { Name: `${Name}:1`, WithDecryption: true });
assert.equal(old.Parameter.Value, 'one');
assert.ok(old.Parameter.LastModifiedDate instanceof Date);
for (const other of ['/a', '/b', '/c']) {
  await send('PutParameter', { Name: other, Value: other, Type: 'String' });
}
const listed = await all(ssm.paginateDescribeParameters({ client, pageSize: 2 }, {}), 'Parameters');
assert.deepEqual(listed.map((one) => one.Name).sort(), ['/a', '/b', '/c', Name]);
const found = await send('DescribeParameters', { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/news'] }] });
assert.deepEqual(
  found.Parameters.map((one) => one.Name),
  [Name],
);
for (const one of listed) {
  await send('DeleteParameter', { Name: one.Name });
}
assert.equal(await refusal(send('DeleteParameter', { Name })), 'ParameterNotFound 400');
