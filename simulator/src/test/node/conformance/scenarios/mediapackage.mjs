import * as sdk from '@aws-sdk/client-mediapackage';

export const mediapackage = {
  name: 'mediapackage',
  makes: 'a channel with an endpoint of each kind, without any stream',
  costs: 'free without a stream',
  async run(t) {
    const call = t.steps(t.aws.mediapackage, sdk);
    const Id = t.name('channel');
    const create = (step, input) => call(step, 'CreateChannel', input, { makes: ['channel', input.Id] });
    const endpoint = (step, input) =>
      call(step, 'CreateOriginEndpoint', { ChannelId: Id, ...input }, { makes: ['originEndpoint', input.Id] });
    await call('read a channel before it is there', 'DescribeChannel', { Id });
    await call('delete a channel before it is there', 'DeleteChannel', { Id });
    await create('create a channel with an id that is none', { Id: `${Id} *` });
    await create('create a channel with a tag that is too long', { Id: t.other(), Tags: { ['k'.repeat(129)]: 'v' } });
    const made = t.need(await create('create a channel', { Id, Description: 'one', Tags: { team: 'live' } }), 'channel');
    await create('create a channel again', { Id, Description: 'one' });
    await call('read a channel', 'DescribeChannel', { Id });
    await call('list fewer than none', 'ListChannels', { MaxResults: 0 });
    await call('update a channel', 'UpdateChannel', { Id, Description: 'two' });
    await call('read the tags', 'ListTagsForResource', { ResourceArn: made.Arn });
    await call('set a tag', 'TagResource', { ResourceArn: made.Arn, Tags: { season: '7' } });
    await call('remove a tag', 'UntagResource', { ResourceArn: made.Arn, TagKeys: ['team'] });
    await call('read the tags of none', 'ListTagsForResource', { ResourceArn: made.Arn.replace(/[^/]*$/, '0'.repeat(32)) });

    const none = t.name('none');
    await call('read an endpoint before it is there', 'DescribeOriginEndpoint', { Id: none });
    await endpoint('create an endpoint of a channel that is not there', { Id: t.other(), ChannelId: none, HlsPackage: {} });
    await endpoint('create an endpoint without a package', { Id: none });
    await endpoint('create an endpoint with two packages', { Id: t.other(), HlsPackage: {}, DashPackage: {} });
    await endpoint('create an endpoint with a segment of no time', { Id: t.other(), HlsPackage: { SegmentDurationSeconds: 0 } });
    await endpoint('create an endpoint with a startover window that is too long', {
      Id: t.other(),
      HlsPackage: {},
      StartoverWindowSeconds: 1_209_601,
    });
    await endpoint('create an endpoint with a list of addresses that is none', {
      Id: t.other(),
      HlsPackage: {},
      Whitelist: ['none'],
    });
    await endpoint('create an endpoint with a role that is not there', {
      Id: t.other(),
      HlsPackage: {},
      Authorization: {
        CdnIdentifierSecret: `arn:aws:secretsmanager:${t.region}:${t.account}:secret:MediaPackage/none-AbCdEf`,
        SecretsRoleArn: `arn:aws:iam::${t.account}:role/${none}`,
      },
    });
    const packages = {
      hls: {
        HlsPackage: { SegmentDurationSeconds: 6, PlaylistWindowSeconds: 60 },
        StartoverWindowSeconds: 3600,
        TimeDelaySeconds: 10,
      },
      dash: { DashPackage: { SegmentDurationSeconds: 2, Profile: 'NONE' }, ManifestName: 'main' },
      mss: { MssPackage: {} },
      cmaf: { CmafPackage: { SegmentDurationSeconds: 4, HlsManifests: [{ Id: 'one', ManifestName: 'one' }] } },
    };
    for (const [kind, input] of Object.entries(packages)) {
      const one = { Id: t.name(kind), ...input };
      await endpoint(`create an endpoint of ${kind}`, one);
      await call(`read an endpoint of ${kind}`, 'DescribeOriginEndpoint', { Id: one.Id });
    }
    const hls = t.name('hls');
    await endpoint('create an endpoint again', { Id: hls, HlsPackage: {} });
    await call('update an endpoint', 'UpdateOriginEndpoint', {
      Id: hls,
      HlsPackage: { SegmentDurationSeconds: 4 },
      ManifestName: 'main',
      Description: 'two',
    });
    await call('update an endpoint to another kind', 'UpdateOriginEndpoint', { Id: hls, DashPackage: {} });
    await call('update an endpoint that is not there', 'UpdateOriginEndpoint', { Id: none, HlsPackage: {} });
    await call(
      'list the endpoints',
      'ListOriginEndpoints',
      { ChannelId: Id },
      { see: ({ OriginEndpoints }) => OriginEndpoints.map((one) => one.Id).sort() },
    );
    await call('list the endpoints of none', 'ListOriginEndpoints', { ChannelId: none });
    await call('rotate the credentials of an ingest endpoint that is none', 'RotateIngestEndpointCredentials', {
      Id,
      IngestEndpointId: 'none',
    });
    await call('delete a channel that has endpoints', 'DeleteChannel', { Id });
    for (const kind of Object.keys(packages)) {
      await call(`delete an endpoint of ${kind}`, 'DeleteOriginEndpoint', { Id: t.name(kind) });
    }
    await call('delete an endpoint again', 'DeleteOriginEndpoint', { Id: hls });
    await call('delete a channel', 'DeleteChannel', { Id }, { see: () => ({}) });
    await call('read a channel when it is gone', 'DescribeChannel', { Id });
  },
};
