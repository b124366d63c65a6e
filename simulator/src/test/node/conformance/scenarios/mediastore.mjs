import * as sdk from '@aws-sdk/client-mediastore';
import * as data from '@aws-sdk/client-mediastore-data';

/** AWS has ended MediaStore for most accounts. Then the first answers say how, and the rest is left out. */
export const mediastore = {
  name: 'mediastore',
  makes: 'a container with an object of a few bytes, where the account may still have one',
  costs: 'some requests, less than $0.001',
  async run(t) {
    const ContainerName = t.name('container');
    const raw = t.steps(t.aws.mediastore, sdk);
    const call = (step, operation, input, about) => raw(step, operation, { ContainerName, ...input }, about);
    const create = (step, input) =>
      call(step, 'CreateContainer', input, { makes: ['container', input?.ContainerName ?? ContainerName] });
    await call('read before it is there', 'DescribeContainer');
    await call('delete before it is there', 'DeleteContainer');
    await create('create with a name that is none', { ContainerName: `${ContainerName}*` });
    const made = t.need(await create('create', { Tags: [{ Key: 'team', Value: 'live' }] }), 'container');
    await create('create again');
    const { Container } = t.need(
      await call('read when it is active', 'DescribeContainer', {}, { until: ({ Container: one }) => one.Status === 'ACTIVE' }),
      'container',
    );
    await call('read the tags', 'ListTagsForResource', { Resource: made.Container.ARN });
    await call('read the policy', 'GetContainerPolicy', {}, { see: () => ({}) });
    await call('set a policy that is none', 'PutContainerPolicy', { Policy: '{}' });
    await call('read CORS before it is set', 'GetCorsPolicy');
    await call('set CORS', 'PutCorsPolicy', {
      CorsPolicy: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'], AllowedHeaders: ['*'], MaxAgeSeconds: 60 }],
    });
    await call('read CORS', 'GetCorsPolicy');
    await call('delete CORS', 'DeleteCorsPolicy');
    await call('read lifecycle before it is set', 'GetLifecyclePolicy');
    await call('set lifecycle that is none', 'PutLifecyclePolicy', { LifecyclePolicy: '{}' });
    await call('read metrics before they are set', 'GetMetricPolicy');

    const object = t.steps(t.aws.mediastoreData(Container.Endpoint), data);
    const Path = 'live/a.ts';
    await object('read an object before it is there', 'GetObject', { Path });
    await object('put an object', 'PutObject', { Path, Body: 'a segment', ContentType: 'video/mp2t', CacheControl: 'max-age=9' });
    await object('put an object with a path that is none', 'PutObject', { Path: 'live/a*.ts', Body: 'a segment' });
    await object('head an object', 'DescribeObject', { Path });
    await object('read an object', 'GetObject', { Path });
    await object('read a range', 'GetObject', { Path, Range: 'bytes=2-4' });
    await object('read a range beyond the end', 'GetObject', { Path, Range: 'bytes=20-' });
    await object('list a folder', 'ListItems', { Path: 'live' });
    await object('list a folder that is not there', 'ListItems', { Path: 'none' });
    await call('delete while it holds an object', 'DeleteContainer');
    await object('delete an object', 'DeleteObject', { Path });
    await object('delete an object again', 'DeleteObject', { Path });
    await call('delete', 'DeleteContainer');
  },
};
