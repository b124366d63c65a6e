import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import * as s3 from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { all, aws, refusal, REGION, soon } from './life.mjs';

const client = aws.s3;
const Bucket = 'news-live';
const send = (Command, input) => client.send(new s3[`${Command}Command`]({ Bucket, ...input }));

assert.equal(await refusal(send('HeadBucket')), 'NotFound 404');
assert.equal(
  await refusal(send('CreateBucket', { CreateBucketConfiguration: { LocationConstraint: 'eu-west-3' } })),
  'IllegalLocationConstraintException 400',
);
const made = await send('CreateBucket', { CreateBucketConfiguration: { LocationConstraint: REGION } });
assert.equal(made.Location, `http://${Bucket}.s3.amazonaws.com/`);
await s3.waitUntilBucketExists(soon(client), { Bucket });
assert.equal((await send('HeadBucket')).BucketRegion, REGION);
assert.equal((await send('GetBucketLocation')).LocationConstraint, REGION);
assert.equal(
  await refusal(send('CreateBucket', { CreateBucketConfiguration: { LocationConstraint: REGION } })),
  'BucketAlreadyOwnedByYou 409',
);

// Settings of a bucket.
assert.equal(await refusal(send('GetBucketCors')), 'NoSuchCORSConfiguration 404');
const CORSRules = [{ AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['*'], MaxAgeSeconds: 60 }];
await send('PutBucketCors', { CORSConfiguration: { CORSRules } });
assert.deepEqual((await send('GetBucketCors')).CORSRules, CORSRules);
await send('DeleteBucketCors');
assert.equal(await refusal(send('GetBucketLifecycleConfiguration')), 'NoSuchLifecycleConfiguration 404');
const Rules = [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: 'live/' }, Expiration: { Days: 1 } }];
await send('PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules } });
assert.deepEqual((await send('GetBucketLifecycleConfiguration')).Rules, Rules);
await send('DeleteBucketLifecycle');
const TagSet = [{ Key: 'team', Value: 'live + well' }];
assert.equal(await refusal(send('GetBucketTagging')), 'NoSuchTagSet 404');
await send('PutBucketTagging', { Tagging: { TagSet } });
assert.deepEqual((await send('GetBucketTagging')).TagSet, TagSet);
await send('DeleteBucketTagging');
const encryption = await send('GetBucketEncryption');
assert.equal(encryption.ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm, 'AES256');
await send('PutBucketEncryption', {
  ServerSideEncryptionConfiguration: {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: true }],
  },
});
assert.equal((await send('GetBucketEncryption')).ServerSideEncryptionConfiguration.Rules[0].BucketKeyEnabled, true);
await send('DeleteBucketEncryption');
assert.equal((await send('GetBucketOwnershipControls')).OwnershipControls.Rules[0].ObjectOwnership, 'BucketOwnerEnforced');
await send('PutBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } });
await send('DeleteBucketOwnershipControls');
assert.equal(await refusal(send('GetBucketOwnershipControls')), 'OwnershipControlsNotFoundError 404');
assert.equal((await send('GetPublicAccessBlock')).PublicAccessBlockConfiguration.BlockPublicPolicy, true);
const publicPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` }],
});
assert.equal(await refusal(send('PutBucketPolicy', { Policy: publicPolicy })), 'AccessDenied 403');
await send('DeletePublicAccessBlock');
assert.equal(await refusal(send('GetPublicAccessBlock')), 'NoSuchPublicAccessBlockConfiguration 404');
await send('PutPublicAccessBlock', { PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
assert.equal(await refusal(send('GetBucketPolicy')), 'NoSuchBucketPolicy 404');
await send('PutBucketPolicy', { Policy: publicPolicy });
assert.deepEqual(JSON.parse((await send('GetBucketPolicy')).Policy), JSON.parse(publicPolicy));
await send('DeleteBucketPolicy');
assert.equal((await send('GetBucketAcl')).Grants[0].Permission, 'FULL_CONTROL');
assert.equal((await send('GetBucketVersioning')).Status, undefined);

// Objects.
const Key = 'live/1 +é.ts';
const put = await send('PutObject', {
  Key,
  Body: 'a segment',
  ContentType: 'video/mp2t',
  CacheControl: 'max-age=9',
  Metadata: { packager: 'one' },
});
assert.equal(put.ETag, `"${createHash('md5').update('a segment').digest('hex')}"`);
assert.ok(put.ChecksumCRC32);
await s3.waitUntilObjectExists(soon(client), { Bucket, Key });
const head = await send('HeadObject', { Key, ChecksumMode: 'ENABLED' });
assert.equal(head.ContentLength, 9);
assert.equal(head.ChecksumCRC32, put.ChecksumCRC32);
assert.deepEqual(head.Metadata, { packager: 'one' });
const got = await send('GetObject', { Key });
assert.equal(await got.Body.transformToString(), 'a segment');
assert.equal(got.CacheControl, 'max-age=9');
const part = await send('GetObject', { Key, Range: 'bytes=2-4' });
assert.equal(await part.Body.transformToString(), 'seg');
assert.equal(part.ContentRange, 'bytes 2-4/9');
assert.equal(await refusal(send('GetObject', { Key, Range: 'bytes=20-' })), 'InvalidRange 416');
assert.equal(await refusal(send('GetObject', { Key, IfMatch: '"0"' })), 'PreconditionFailed 412');
assert.equal((await refusal(send('HeadObject', { Key, IfNoneMatch: put.ETag }))).endsWith('304'), true);
assert.equal(await refusal(send('PutObject', { Key, Body: 'b', IfNoneMatch: '*' })), 'PreconditionFailed 412');
assert.equal(await refusal(send('GetObject', { Key: 'none' })), 'NoSuchKey 404');
for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']) {
  await send('PutObject', { Key: `sums/${ChecksumAlgorithm}`, Body: 'a segment', ChecksumAlgorithm });
  const read = await send('GetObject', { Key: `sums/${ChecksumAlgorithm}`, ChecksumMode: 'ENABLED' });
  assert.equal(await read.Body.transformToString(), 'a segment');
  assert.ok(read[`Checksum${ChecksumAlgorithm}`], ChecksumAlgorithm);
}
await send('PutObjectTagging', { Key, Tagging: { TagSet } });
assert.deepEqual((await send('GetObjectTagging', { Key })).TagSet, TagSet);
await send('DeleteObjectTagging', { Key });
assert.equal((await send('GetObjectAcl', { Key })).Grants.length, 1);
const copy = await send('CopyObject', { Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(Key)}` });
assert.equal(copy.CopyObjectResult.ETag, put.ETag);

// Lists, in pages.
const keys = (await all(s3.paginateListObjectsV2({ client, pageSize: 2 }, { Bucket }), 'Contents')).map((one) => one.Key);
assert.deepEqual(keys, ['copy', Key, 'sums/CRC32', 'sums/CRC32C', 'sums/CRC64NVME', 'sums/SHA1', 'sums/SHA256']);
const folders = await send('ListObjectsV2', { Delimiter: '/' });
assert.deepEqual(folders.CommonPrefixes, [{ Prefix: 'live/' }, { Prefix: 'sums/' }]);
const old = await send('ListObjects', { MaxKeys: 1, EncodingType: 'url' });
assert.equal(old.IsTruncated, true);
assert.equal(old.Contents[0].Owner.ID.length, 64);
assert.deepEqual(
  (await all(s3.paginateListBuckets({ client, pageSize: 1 }, {}), 'Buckets')).map((one) => one.Name),
  [Bucket],
);

// Uploads in parts.
const bytes = Buffer.alloc(11_000_000, 'segment of a stream, ');
const upload = new Upload({ client, params: { Bucket, Key: 'vod.mp4', Body: Readable.from(chunks(bytes)) }, queueSize: 2 });
let parts = 0;
upload.on('httpUploadProgress', () => parts++);
const uploaded = await upload.done();
assert.equal(parts, 3);
assert.match(uploaded.ETag, /^"[0-9a-f]{32}-3"$/);
const vod = Buffer.from(await (await send('GetObject', { Key: 'vod.mp4' })).Body.transformToByteArray());
assert.ok(vod.equals(bytes));
const small = new Upload({ client, params: { Bucket, Key: 'small', Body: 'small' } });
assert.match((await small.done()).ETag, /^"[0-9a-f]{32}"$/);
const { UploadId } = await send('CreateMultipartUpload', { Key: 'parts' });
assert.equal((await send('ListMultipartUploads')).Uploads[0].UploadId, UploadId);
const five = bytes.subarray(0, 5 * 1024 * 1024);
const sent = [];
for (const PartNumber of [1, 2, 3]) {
  const { ETag } = await send('UploadPart', { Key: 'parts', UploadId, PartNumber, Body: PartNumber < 3 ? five : 'end' });
  sent.push({ ETag, PartNumber });
}
// S3 tells where the next page begins after the last page too, and this paginator asks on for ever.
const sizes = [];
for await (const page of s3.paginateListParts({ client, pageSize: 1 }, { Bucket, Key: 'parts', UploadId })) {
  sizes.push(...page.Parts.map((one) => one.Size));
  if (!page.IsTruncated) {
    break;
  }
}
assert.deepEqual(sizes, [five.length, five.length, 3]);
assert.equal(
  await refusal(send('CompleteMultipartUpload', { Key: 'parts', UploadId, MultipartUpload: { Parts: [...sent].reverse() } })),
  'InvalidPartOrder 400',
);
await send('CompleteMultipartUpload', { Key: 'parts', UploadId, MultipartUpload: { Parts: sent } });
const copied = await send('CreateMultipartUpload', { Key: 'parts-copied' });
const copiedPart = {
  Key: 'parts-copied',
  UploadId: copied.UploadId,
  PartNumber: 1,
  CopySource: `${Bucket}/parts`,
  CopySourceRange: 'bytes=0-9',
};
assert.ok((await send('UploadPartCopy', copiedPart)).CopyPartResult.ETag);
await send('AbortMultipartUpload', { Key: 'parts-copied', UploadId: copied.UploadId });
assert.equal(await refusal(send('ListParts', { Key: 'parts-copied', UploadId: copied.UploadId })), 'NoSuchUpload 404');

// URLs that are signed in their query.
const putUrl = await getSignedUrl(client, new s3.PutObjectCommand({ Bucket, Key: 'signed', ContentType: 'text/plain' }), {
  expiresIn: 60,
});
assert.equal((await fetch(putUrl, { method: 'PUT', body: 'by URL', headers: { 'content-type': 'text/plain' } })).status, 200);
const getUrl = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: 'signed', ResponseContentType: 'video/mp2t' }));
const byUrl = await fetch(getUrl);
assert.equal(await byUrl.text(), 'by URL');
assert.equal(byUrl.headers.get('content-type'), 'video/mp2t');
const signingDate = new Date(Date.now() - 7200_000);
const ended = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: 'signed' }), { expiresIn: 60, signingDate });
const late = await fetch(ended);
assert.equal(late.status, 403);
assert.match(await late.text(), /<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/);

// The end.
assert.equal(await refusal(send('DeleteBucket')), 'BucketNotEmpty 409');
await send('DeleteObject', { Key });
await s3.waitUntilObjectNotExists(soon(client), { Bucket, Key });
const left = await all(s3.paginateListObjectsV2({ client }, { Bucket }), 'Contents');
const gone = await send('DeleteObjects', { Delete: { Objects: left.map((one) => ({ Key: one.Key })) } });
assert.equal(gone.Deleted.length, left.length);
await send('DeleteBucket');
await s3.waitUntilBucketNotExists(soon(client), { Bucket });

function* chunks(whole) {
  for (let at = 0; at < whole.length; at += 1_000_000) {
    yield whole.subarray(at, at + 1_000_000);
  }
}
