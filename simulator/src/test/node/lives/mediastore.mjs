import assert from 'node:assert/strict';
import * as mediastore from '@aws-sdk/client-mediastore';
import * as data from '@aws-sdk/client-mediastore-data';
import { all, aws, refusal } from './life.mjs';

const client = aws.mediastore;
const ContainerName = 'news';
const send = (Command, input) => client.send(new mediastore[`${Command}Command`]({ ContainerName, ...input }));

assert.equal((await send('CreateContainer', { Tags: [{ Key: 'team', Value: 'live' }] })).Container.Status, 'CREATING');
const { Container } = await send('DescribeContainer');
assert.equal(Container.Status, 'ACTIVE');
assert.equal(await refusal(send('CreateContainer')), 'ContainerInUseException 400');
await send('CreateContainer', { ContainerName: 'sports' });
const containers = await all(mediastore.paginateListContainers({ client, pageSize: 1 }, {}), 'Containers');
assert.deepEqual(containers.map((one) => one.Name).sort(), ['news', 'sports']);

const Policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'all',
      Effect: 'Allow',
      Principal: '*',
      Action: 'mediastore:GetObject',
      Resource: `${Container.ARN}/*`,
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    },
  ],
});
await send('PutContainerPolicy', { Policy });
assert.deepEqual(JSON.parse((await send('GetContainerPolicy')).Policy), JSON.parse(Policy));
await send('DeleteContainerPolicy');
assert.equal(await refusal(send('GetContainerPolicy')), 'PolicyNotFoundException 400');
const CorsPolicy = [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'], AllowedHeaders: ['*'], MaxAgeSeconds: 60 }];
assert.equal(await refusal(send('GetCorsPolicy')), 'CorsPolicyNotFoundException 400');
await send('PutCorsPolicy', { CorsPolicy });
assert.deepEqual((await send('GetCorsPolicy')).CorsPolicy, CorsPolicy);
await send('DeleteCorsPolicy');
const LifecyclePolicy = JSON.stringify({
  rules: [
    { definition: { path: [{ wildcard: 'live/*.ts' }], seconds_since_create: [{ numeric: ['>', 300] }] }, action: 'EXPIRE' },
  ],
});
await send('PutLifecyclePolicy', { LifecyclePolicy });
assert.deepEqual(JSON.parse((await send('GetLifecyclePolicy')).LifecyclePolicy), JSON.parse(LifecyclePolicy));
await send('DeleteLifecyclePolicy');
await send('PutMetricPolicy', { MetricPolicy: { ContainerLevelMetrics: 'ENABLED' } });
assert.equal((await send('GetMetricPolicy')).MetricPolicy.ContainerLevelMetrics, 'ENABLED');
await send('DeleteMetricPolicy');
await send('StartAccessLogging');
assert.equal((await send('DescribeContainer')).Container.AccessLoggingEnabled, true);
await send('StopAccessLogging');
await send('TagResource', { Resource: Container.ARN, Tags: [{ Key: 'season', Value: '7' }] });
await send('UntagResource', { Resource: Container.ARN, TagKeys: ['team'] });
assert.deepEqual((await send('ListTagsForResource', { Resource: Container.ARN })).Tags, [{ Key: 'season', Value: '7' }]);

const objects = aws.mediastoreData(Container.Endpoint);
const store = (Command, input) => objects.send(new data[`${Command}Command`](input));
for (const Path of ['live/a.ts', 'live/b.ts', 'live/c.ts']) {
  assert.ok((await store('PutObject', { Path, Body: 'a segment', ContentType: 'video/mp2t', CacheControl: 'max-age=9' })).ETag);
}
const items = await all(data.paginateListItems({ client: objects, pageSize: 2 }, { Path: 'live' }), 'Items');
assert.deepEqual(
  items.map((one) => one.Name),
  ['a.ts', 'b.ts', 'c.ts'],
);
const described = await store('DescribeObject', { Path: 'live/a.ts' });
assert.equal(described.ContentLength, 9);
assert.equal(described.CacheControl, 'max-age=9');
const whole = await store('GetObject', { Path: 'live/a.ts' });
assert.equal(whole.StatusCode, 200);
assert.equal(await whole.Body.transformToString(), 'a segment');
const part = await store('GetObject', { Path: 'live/a.ts', Range: 'bytes=2-4' });
assert.equal(part.StatusCode, 206);
assert.equal(await part.Body.transformToString(), 'seg');
assert.equal(await refusal(send('DeleteContainer')), 'ContainerInUseException 400');
for (const { Name } of items) {
  await store('DeleteObject', { Path: `live/${Name}` });
}
assert.equal(await refusal(store('GetObject', { Path: 'live/a.ts' })), 'ObjectNotFoundException 404');
for (const { Name } of containers) {
  await send('DeleteContainer', { ContainerName: Name });
}
assert.equal(await refusal(send('DescribeContainer')), 'ContainerNotFoundException 400');
