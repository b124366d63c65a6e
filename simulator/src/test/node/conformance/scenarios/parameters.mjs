import * as sdk from '@aws-sdk/client-ssm';

export const parameters = {
  name: 'parameters',
  makes: 'two standard parameters with made-up values',
  costs: 'free',
  async run(t) {
    const call = t.steps(t.aws.ssm, sdk);
    const Name = `/${t.name('parameter')}/one`;
    const put = (step, input) => call(step, 'PutParameter', { Name, ...input }, { makes: ['parameter', input.Name ?? Name] });
    await call('read before it is there', 'GetParameter', { Name });
    await call('delete before it is there', 'DeleteParameter', { Name });
    await put('put with a name that is none', { Name: `${Name} *`, Value: 'one', Type: 'String' });
    await put('put with a name of AWS', { Name: `/aws${Name}`, Value: 'one', Type: 'String' });
    await put('put with a type that is none', { Name: t.other(), Value: 'one', Type: 'Number' });
    await put('put without a type', { Name: t.other(), Value: 'one' });
    await put('put without a value', { Name: t.other(), Value: '', Type: 'String' });
    await put('put too long a value', { Name: t.other(), Value: 'v'.repeat(4097), Type: 'String', Tier: 'Standard' });
    await put('put what its pattern does not take', { Name: t.other(), Value: 'one', Type: 'String', AllowedPattern: '^\\d+$' });
    await put('put with a tag while overwriting', {
      Name: t.other(),
      Value: 'one',
      Type: 'String',
      Overwrite: true,
      Tags: [{ Key: 'team', Value: 'live' }],
    });
    t.need(
      await put('put', { Value: 'one', Type: 'String', Description: 'one', Tags: [{ Key: 'team', Value: 'live' }] }),
      'parameter',
    );
    await put('put again', { Value: 'two', Type: 'String' });
    await put('overwrite', { Value: 'two', Type: 'String', Overwrite: true });
    await put('overwrite with another type', { Value: 'two', Type: 'StringList', Overwrite: true });
    await call('read', 'GetParameter', { Name });
    await call('read the first version', 'GetParameter', { Name: `${Name}:1` });
    await call('read a version that is not there', 'GetParameter', { Name: `${Name}:9` });
    await call('read a label that is not there', 'GetParameter', { Name: `${Name}:none` });
    const tagged = { ResourceType: 'Parameter', ResourceId: Name };
    await call('add tags', 'AddTagsToResource', { ...tagged, Tags: [{ Key: 'team', Value: 'news' }, { Key: 'kind', Value: '' }] });
    await call('list tags', 'ListTagsForResource', tagged);
    await call('add a tag of AWS', 'AddTagsToResource', { ...tagged, Tags: [{ Key: 'aws:one', Value: '' }] });
    await call('remove a tag', 'RemoveTagsFromResource', { ...tagged, TagKeys: ['kind', 'none'] });
    await call('list tags without it', 'ListTagsForResource', tagged);
    await call('list tags of what is not there', 'ListTagsForResource', { ...tagged, ResourceId: `${Name}/none` });
    const secret = { Name: `/${t.name('parameter')}/secret`, Type: 'SecureString' };
    await put('put a secret', { ...secret, Value: 'one' });
    await call('read a secret', 'GetParameter', { Name: secret.Name, WithDecryption: true });
    await call(
      'read a secret as it is kept',
      'GetParameter',
      { Name: secret.Name },
      { see: ({ Parameter }) => ({ ...Parameter, Value: '{encrypted}' }) },
    );
    await put('put a secret with a key that is not there', {
      ...secret,
      Value: 'two',
      Overwrite: true,
      KeyId: `alias/${t.name('none')}`,
    });
    const filter = (step, one, about) => call(step, 'DescribeParameters', { ParameterFilters: [one] }, about);
    await filter(
      'find them by the beginning',
      { Key: 'Name', Option: 'BeginsWith', Values: [`/${t.name('parameter')}`] },
      { until: ({ Parameters }) => Parameters.length === 2 },
    );
    await filter('find by a key that is none', { Key: 'None', Values: ['a'] });
    await filter('find by an option that is none', { Key: 'Name', Option: 'Near', Values: ['a'] });
    await call('list more than there may be', 'DescribeParameters', { MaxResults: 51 });
    await call('delete a secret', 'DeleteParameter', { Name: secret.Name });
    await call('delete', 'DeleteParameter', { Name });
    await call('read when it is gone', 'GetParameter', { Name });
  },
};
