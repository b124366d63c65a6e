import assert from 'node:assert/strict';
import * as mediapackage from '@aws-sdk/client-mediapackage';
import { all, aws, refusal } from './life.mjs';

const client = aws.mediapackage;
const send = (Command, input) => client.send(new mediapackage[`${Command}Command`](input));

const channel = await send('CreateChannel', { Id: 'news', Description: 'one', Tags: { team: 'live' } });
assert.equal(channel.HlsIngest.IngestEndpoints.length, 2);
assert.equal(await refusal(send('CreateChannel', { Id: 'news' })), 'UnprocessableEntityException 422');
assert.equal((await send('DescribeChannel', { Id: 'news' })).Tags.team, 'live');
assert.equal((await send('UpdateChannel', { Id: 'news', Description: 'two' })).Description, 'two');
for (const Id of ['a', 'b', 'c', 'd']) {
  await send('CreateChannel', { Id });
}
const channels = await all(mediapackage.paginateListChannels({ client, pageSize: 2 }, {}), 'Channels');
assert.deepEqual(channels.map((one) => one.Id).sort(), ['a', 'b', 'c', 'd', 'news']);

const hls = await send('CreateOriginEndpoint', {
  Id: 'hls',
  ChannelId: 'news',
  HlsPackage: { SegmentDurationSeconds: 6 },
  StartoverWindowSeconds: 3600,
});
assert.ok(hls.Url.endsWith('/index.m3u8'));
assert.equal(hls.HlsPackage.SegmentDurationSeconds, 6);
await send('CreateOriginEndpoint', { Id: 'dash', ChannelId: 'news', DashPackage: { Encryption: undefined, Profile: 'NONE' } });
await send('CreateOriginEndpoint', { Id: 'mss', ChannelId: 'news', MssPackage: {} });
const cmaf = await send('CreateOriginEndpoint', {
  Id: 'cmaf',
  ChannelId: 'news',
  CmafPackage: { HlsManifests: [{ Id: 'one', PlaylistWindowSeconds: 60 }] },
});
assert.ok(cmaf.CmafPackage.HlsManifests[0].Url.endsWith('/index.m3u8'));
assert.equal(
  await refusal(send('CreateOriginEndpoint', { Id: 'hls', ChannelId: 'news', HlsPackage: {} })),
  'UnprocessableEntityException 422',
);
assert.equal((await refusal(send('CreateOriginEndpoint', { Id: 'x', ChannelId: 'none', HlsPackage: {} }))).split(' ')[1][0], '4');
const endpoints = await all(
  mediapackage.paginateListOriginEndpoints({ client, pageSize: 3 }, { ChannelId: 'news' }),
  'OriginEndpoints',
);
assert.deepEqual(endpoints.map((one) => one.Id).sort(), ['cmaf', 'dash', 'hls', 'mss']);
const changed = await send('UpdateOriginEndpoint', {
  Id: 'hls',
  HlsPackage: { SegmentDurationSeconds: 4 },
  ManifestName: 'main',
});
assert.ok(changed.Url.endsWith('/main.m3u8'));
assert.equal((await send('DescribeOriginEndpoint', { Id: 'hls' })).HlsPackage.SegmentDurationSeconds, 4);

await send('TagResource', { ResourceArn: channel.Arn, Tags: { season: '7' } });
await send('UntagResource', { ResourceArn: channel.Arn, TagKeys: ['team'] });
assert.deepEqual((await send('ListTagsForResource', { ResourceArn: channel.Arn })).Tags, { season: '7' });
const ingest = channel.HlsIngest.IngestEndpoints[0];
const rotated = await send('RotateIngestEndpointCredentials', { Id: 'news', IngestEndpointId: ingest.Id });
assert.notEqual(rotated.HlsIngest.IngestEndpoints[0].Password, ingest.Password);

assert.equal(await refusal(send('DeleteChannel', { Id: 'news' })), 'UnprocessableEntityException 422');
for (const { Id } of endpoints) {
  await send('DeleteOriginEndpoint', { Id });
}
for (const { Id } of channels) {
  await send('DeleteChannel', { Id });
}
assert.equal(await refusal(send('DescribeChannel', { Id: 'news' })), 'NotFoundException 404');
assert.equal(await refusal(send('DescribeOriginEndpoint', { Id: 'hls' })), 'NotFoundException 404');
