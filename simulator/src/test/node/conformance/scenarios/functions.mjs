import * as sdk from '@aws-sdk/client-cloudfront';

const code = (text) => Buffer.from(text);

export const functions = {
  name: 'functions',
  makes: 'a CloudFront function that no distribution runs',
  costs: 'free',
  async run(t) {
    const cloudfront = t.steps(t.aws.cloudfront, sdk);
    const Name = t.name('function');
    const FunctionConfig = { Comment: 'redirects', Runtime: 'cloudfront-js-2.0' };
    const good = { Name, FunctionConfig, FunctionCode: code('function handler(event) { return event.request; }') };
    const create = (step, change) =>
      cloudfront(step, 'CreateFunction', { ...good, ...change }, { makes: ['function', change?.Name ?? Name] });
    await cloudfront('read before it is there', 'DescribeFunction', { Name });
    await cloudfront('delete before it is there', 'DeleteFunction', { Name, IfMatch: 'ETVPDKIKX0DER' });
    await create('create with a runtime that is none', {
      Name: t.other(),
      FunctionConfig: { ...FunctionConfig, Runtime: 'cloudfront-js-9.0' },
    });
    await create('create with a name that is none', { Name: `${Name} *` });
    await create('create with too much code', { Name: t.other(), FunctionCode: code(`//${'x'.repeat(10_240)}`) });
    const made = t.need(await create('create'), 'function');
    await create('create again');
    await cloudfront('read', 'DescribeFunction', { Name });
    await cloudfront('read what is live before anything is', 'DescribeFunction', { Name, Stage: 'LIVE' });
    await cloudfront('read the code', 'GetFunction', { Name });
    await cloudfront(
      'find it among all',
      'ListFunctions',
      {},
      { see: ({ FunctionList }) => FunctionList.Items.filter((one) => one.Name === Name) },
    );
    const changed = {
      Name,
      FunctionConfig: { ...FunctionConfig, Comment: 'c' },
      FunctionCode: code('function handler(event) { return event.request }'),
    };
    await cloudfront('update with an ETag that is none', 'UpdateFunction', { ...changed, IfMatch: 'none' });
    await cloudfront('update', 'UpdateFunction', { ...changed, IfMatch: made.ETag });
    await cloudfront('update with a stale ETag', 'UpdateFunction', { ...changed, IfMatch: made.ETag });
    await cloudfront('publish with a stale ETag', 'PublishFunction', { Name, IfMatch: made.ETag });
    const read = t.need(await cloudfront('read for its ETag', 'DescribeFunction', { Name }), 'function');
    await cloudfront('publish', 'PublishFunction', { Name, IfMatch: read.ETag });
    await cloudfront('read what is live', 'GetFunction', { Name, Stage: 'LIVE' });
    const last = await cloudfront('read for the last time', 'DescribeFunction', { Name });
    await cloudfront('delete with a stale ETag', 'DeleteFunction', { Name, IfMatch: made.ETag });
    await cloudfront('delete', 'DeleteFunction', { Name, IfMatch: last?.ETag });
    await cloudfront('read when it is gone', 'DescribeFunction', { Name });
  },
};
