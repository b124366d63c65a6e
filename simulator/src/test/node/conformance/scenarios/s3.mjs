import * as sdk from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const REQUESTS = 'some requests, less than $0.001';

/** Makes a bucket that the steps after it work in. */
async function emptyBucket(t, name) {
  const Bucket = t.name(name);
  const { s3: client } = t.aws;
  const region = await client.config.region();
  const input = region === 'us-east-1' ? { Bucket } : { Bucket, CreateBucketConfiguration: { LocationConstraint: region } };
  const raw = t.steps(client, sdk);
  const s3 = (step, operation, more, about) => raw(step, operation, { Bucket, ...more }, about);
  t.need(await raw('create', 'CreateBucket', input, { makes: ['bucket', Bucket] }), 'bucket');
  await t.wait('wait until it exists', sdk.waitUntilBucketExists, { Bucket }, client);
  return { Bucket, s3, client, input };
}

export const bucket = {
  name: 's3-bucket',
  makes: 'a bucket with settings',
  costs: REQUESTS,
  async run(t) {
    const missing = t.steps(t.aws.s3, sdk);
    const none = { Bucket: t.name('none') };
    await missing('head before it is there', 'HeadBucket', none);
    await missing('list before it is there', 'ListObjectsV2', none);
    await missing('read the location before it is there', 'GetBucketLocation', none);
    await missing('read the policy before it is there', 'GetBucketPolicy', none);
    await missing('delete before it is there', 'DeleteBucket', none);
    await missing(
      'create with upper case',
      'CreateBucket',
      { Bucket: `${t.name('UPPER')}` },
      { makes: ['bucket', t.name('UPPER')] },
    );
    await missing(
      'create in a region that is none',
      'CreateBucket',
      { ...none, CreateBucketConfiguration: { LocationConstraint: 'nowhere-1' } },
      { makes: ['bucket', none.Bucket] },
    );

    const { Bucket, s3, input } = await emptyBucket(t, 'bucket');
    await s3('create again', 'CreateBucket', input, { makes: ['bucket', Bucket] });
    await s3('head', 'HeadBucket');
    await s3('read the location', 'GetBucketLocation');
    await s3(
      'find it among all',
      'ListBuckets',
      { Bucket: undefined, Prefix: Bucket },
      { see: ({ Buckets }) => Buckets.filter((one) => one.Name === Bucket) },
    );

    const absent = ['BucketCors', 'BucketLifecycleConfiguration', 'BucketPolicy', 'BucketTagging'];
    for (const setting of absent) {
      await s3(`read ${setting} before it is set`, `Get${setting}`);
    }
    for (const setting of ['BucketEncryption', 'BucketOwnershipControls', 'PublicAccessBlock', 'BucketVersioning', 'BucketAcl']) {
      await s3(`read ${setting} as it is made`, `Get${setting}`);
    }
    for (const setting of ['BucketAccelerateConfiguration', 'BucketLogging', 'BucketRequestPayment', 'BucketWebsite', 'BucketReplication']) {
      await s3(`read ${setting} that nobody set`, `Get${setting}`);
    }
    await s3('read a lock that nobody set', 'GetObjectLockConfiguration');
    await s3('delete CORS before it is set', 'DeleteBucketCors');

    const CORSRules = [
      {
        ID: 'players',
        AllowedMethods: ['GET', 'HEAD'],
        AllowedOrigins: ['https://example.com'],
        AllowedHeaders: ['*'],
        ExposeHeaders: ['ETag'],
        MaxAgeSeconds: 60,
      },
    ];
    await s3('set CORS', 'PutBucketCors', { CORSConfiguration: { CORSRules } });
    await s3('read CORS', 'GetBucketCors');
    await s3('set CORS with a method that is none', 'PutBucketCors', {
      CORSConfiguration: { CORSRules: [{ AllowedMethods: ['LOOK'], AllowedOrigins: ['*'] }] },
    });
    await s3('set CORS with two stars', 'PutBucketCors', {
      CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*.*'] }] },
    });
    await s3('set CORS without rules', 'PutBucketCors', { CORSConfiguration: { CORSRules: [] } });
    await s3('delete CORS', 'DeleteBucketCors');

    const rule = { ID: 'old', Status: 'Enabled', Filter: { Prefix: 'live/' }, Expiration: { Days: 1 } };
    await s3('set lifecycle', 'PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [rule] } });
    await s3('read lifecycle', 'GetBucketLifecycleConfiguration');
    await s3('set lifecycle of no days', 'PutBucketLifecycleConfiguration', {
      LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Days: 0 } }] },
    });
    await s3('set lifecycle with one id twice', 'PutBucketLifecycleConfiguration', {
      LifecycleConfiguration: { Rules: [rule, rule] },
    });
    await s3('set lifecycle without an action', 'PutBucketLifecycleConfiguration', {
      LifecycleConfiguration: { Rules: [{ ...rule, Expiration: undefined }] },
    });
    await s3('delete lifecycle', 'DeleteBucketLifecycle');

    await s3('set tags', 'PutBucketTagging', { Tagging: { TagSet: [{ Key: 'team', Value: 'live' }] } });
    await s3('read tags', 'GetBucketTagging');
    await s3('set a tag twice', 'PutBucketTagging', {
      Tagging: {
        TagSet: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
    });
    await s3('set a tag of AWS', 'PutBucketTagging', { Tagging: { TagSet: [{ Key: 'aws:a', Value: '1' }] } });
    await s3('set a tag with a character that tags lack', 'PutBucketTagging', {
      Tagging: { TagSet: [{ Key: 'a', Value: 'b & c' }] },
    });
    await s3('delete tags', 'DeleteBucketTagging');

    const policy = (Principal, more) => ({
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Sid: 'one', Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*`, ...more },
        ],
      }),
    });
    const cloudFront = { Service: 'cloudfront.amazonaws.com' };
    await s3('set a policy for all', 'PutBucketPolicy', policy('*'));
    await s3(
      'set a policy',
      'PutBucketPolicy',
      policy(cloudFront, { Condition: { StringEquals: { 'aws:SourceAccount': t.account } } }),
    );
    await s3('read the policy', 'GetBucketPolicy');
    await s3('set a policy that is no JSON', 'PutBucketPolicy', { Policy: 'none' });
    await s3('set a policy without statements', 'PutBucketPolicy', { Policy: '{"Version": "2012-10-17"}' });
    await s3(
      'set a policy about another bucket',
      'PutBucketPolicy',
      policy(cloudFront, { Resource: `arn:aws:s3:::${t.name('none')}/*` }),
    );
    await s3('set a policy with an action that is none', 'PutBucketPolicy', policy(cloudFront, { Action: 's3:Look' }));
    await s3(
      'set a policy for a role that is not there',
      'PutBucketPolicy',
      policy({ AWS: `arn:aws:iam::${t.account}:role/${t.name('none')}` }),
    );
    await s3('delete the policy', 'DeleteBucketPolicy');
    await s3('delete the policy again', 'DeleteBucketPolicy');

    await s3('set the owner of objects', 'PutBucketOwnershipControls', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
    });
    await s3('delete the owner of objects', 'DeleteBucketOwnershipControls');
    await s3('read the owner of objects', 'GetBucketOwnershipControls');
    await s3('set the block of public access', 'PutPublicAccessBlock', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true },
    });
    await s3('read the block of public access', 'GetPublicAccessBlock');
    await s3('set encryption by an algorithm that is none', 'PutBucketEncryption', {
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'none' } }] },
    });
    await s3('set encryption', 'PutBucketEncryption', {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: true }],
      },
    });
    await s3('read encryption', 'GetBucketEncryption');
    await s3('delete encryption', 'DeleteBucketEncryption');
    await s3('say another owner', 'HeadBucket', { ExpectedBucketOwner: '111111111111' });
    await s3('list for another owner', 'ListObjectsV2', { ExpectedBucketOwner: '111111111111' });
    await s3('delete', 'DeleteBucket');
    await s3('delete again', 'DeleteBucket');
  },
};

export const objects = {
  name: 's3-objects',
  makes: 'a bucket with six objects of a few bytes',
  costs: REQUESTS,
  async run(t) {
    const { Bucket, s3, client } = await emptyBucket(t, 'objects');
    const Key = 'live/1 +é.ts';
    await s3('read before it is there', 'GetObject', { Key });
    await s3('head before it is there', 'HeadObject', { Key });
    await s3('delete before it is there', 'DeleteObject', { Key });
    await s3('list none', 'ListObjectsV2');
    const put = await s3('put', 'PutObject', {
      Key,
      Body: 'a segment',
      ContentType: 'video/mp2t',
      CacheControl: 'max-age=9',
      Metadata: { packager: 'one' },
      Tagging: 'team=live',
    });
    await s3('head', 'HeadObject', { Key, ChecksumMode: 'ENABLED' });
    await s3('read', 'GetObject', { Key });
    await s3('read with another type', 'GetObject', { Key, ResponseContentType: 'text/plain', ResponseCacheControl: 'no-store' });
    for (const range of ['bytes=2-4', 'bytes=-3', 'bytes=5-', 'bytes=20-', 'bytes=4-2', 'lines=1-2']) {
      await s3(`read the range ${range}`, 'GetObject', { Key, Range: range });
    }
    await s3('read if it is another', 'GetObject', { Key, IfMatch: '"0"' });
    await s3('read if it is not this', 'GetObject', { Key, IfNoneMatch: put?.ETag });
    await s3('put if there is none', 'PutObject', { Key, Body: 'b', IfNoneMatch: '*' });
    await s3('put if it is another', 'PutObject', { Key, Body: 'b', IfMatch: '"0"' });
    await s3('put if it is one that is not there', 'PutObject', { Key: 'none', Body: 'b', IfMatch: put?.ETag });
    await s3('put with a wrong MD5', 'PutObject', { Key, Body: 'b', ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' });
    await s3('put with an MD5 that is none', 'PutObject', { Key, Body: 'b', ContentMD5: 'AAAA' });
    await s3('put with a wrong checksum', 'PutObject', { Key, Body: 'b', ChecksumCRC32: 'AAAAAA==' });
    await s3('put with a tag twice', 'PutObject', { Key, Body: 'b', Tagging: 'a=1&a=2' });
    await s3('put for all to read', 'PutObject', { Key, Body: 'b', ACL: 'public-read' });
    await s3('put with a key that is too long', 'PutObject', { Key: 'k'.repeat(1025), Body: 'b' });
    for (const ChecksumAlgorithm of ['CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']) {
      await s3(`put with ${ChecksumAlgorithm}`, 'PutObject', {
        Key: `sums/${ChecksumAlgorithm}`,
        Body: 'a segment',
        ChecksumAlgorithm,
      });
    }
    await s3('read the tags', 'GetObjectTagging', { Key });
    await s3('set eleven tags', 'PutObjectTagging', {
      Key,
      Tagging: { TagSet: [...'abcdefghijk'].map((one) => ({ Key: one, Value: one })) },
    });
    await s3('delete the tags', 'DeleteObjectTagging', { Key });
    await s3('read the tags of one that is not there', 'GetObjectTagging', { Key: 'none' });
    await s3('read the ACL', 'GetObjectAcl', { Key });
    await s3('copy', 'CopyObject', { Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(Key)}` });
    await s3('copy one that is not there', 'CopyObject', { Key: 'copy', CopySource: `${Bucket}/none` });
    await s3('copy to itself', 'CopyObject', { Key: 'copy', CopySource: `${Bucket}/copy` });
    await s3('copy if it is another', 'CopyObject', {
      Key: 'copy',
      CopySource: `${Bucket}/copy`,
      CopySourceIfMatch: '"0"',
      MetadataDirective: 'REPLACE',
    });

    await s3('list', 'ListObjectsV2', { FetchOwner: true });
    await s3('list folders', 'ListObjectsV2', { Delimiter: '/' });
    await s3('list after a key', 'ListObjectsV2', { StartAfter: 'live/z', EncodingType: 'url' });
    const token = ({ NextContinuationToken }) => ({ token: NextContinuationToken });
    const page = await s3('list two', 'ListObjectsV2', { MaxKeys: 2 }, { names: token });
    await s3(
      'list the next two',
      'ListObjectsV2',
      { MaxKeys: 2, ContinuationToken: page?.NextContinuationToken ?? 'none' },
      { names: (output) => ({ 'next token': output.NextContinuationToken }) },
    );
    await s3('list by a token that is none', 'ListObjectsV2', { ContinuationToken: 'none' });
    await s3('list fewer than none', 'ListObjectsV2', { MaxKeys: -1 });
    await s3('list in the old way', 'ListObjects', { MaxKeys: 2, Delimiter: '/' });

    const signed = (Command, input, options) => getSignedUrl(client, new Command({ Bucket, ...input }), options);
    await t.fetch('read by a URL', await signed(sdk.GetObjectCommand, { Key }));
    await t.fetch('read one that is not there by a URL', await signed(sdk.GetObjectCommand, { Key: 'none' }));
    await t.fetch('put by a URL', await signed(sdk.PutObjectCommand, { Key: 'signed' }), { method: 'PUT', body: 'by URL' });
    const signingDate = new Date(Date.now() - 7200_000);
    await t.fetch('read by a URL that has ended', await signed(sdk.GetObjectCommand, { Key }, { expiresIn: 60, signingDate }));
    const unsigned = new URL(await signed(sdk.GetObjectCommand, { Key }));
    unsigned.search = '';
    await t.fetch('read without a signature', unsigned);

    await s3('delete the bucket while it holds objects', 'DeleteBucket');
    await s3('delete two and one that is not there', 'DeleteObjects', {
      Delete: { Objects: [{ Key }, { Key: 'copy' }, { Key: 'none' }] },
    });
    await s3('delete none', 'DeleteObjects', { Delete: { Objects: [] } });
  },
};

export const uploads = {
  name: 's3-uploads',
  makes: 'a bucket with an object of 5 MB in two parts',
  costs: REQUESTS,
  async run(t) {
    const { Bucket, s3 } = await emptyBucket(t, 'uploads');
    const Key = 'vod.mp4';
    const names = (name) => ({ names: ({ UploadId }) => ({ [name]: UploadId }) });
    const { UploadId } = t.need(
      await s3('begin', 'CreateMultipartUpload', { Key, ContentType: 'video/mp4' }, names('upload')),
      'upload',
    );
    await s3('list uploads', 'ListMultipartUploads');
    const five = Buffer.alloc(5 * 1024 * 1024, 'a segment');
    const first = await s3('send a part', 'UploadPart', { Key, UploadId, PartNumber: 1, Body: five });
    const second = await s3('send the last part', 'UploadPart', { Key, UploadId, PartNumber: 2, Body: 'end' });
    await s3('send part 0', 'UploadPart', { Key, UploadId, PartNumber: 0, Body: 'end' });
    await s3('send part 10001', 'UploadPart', { Key, UploadId, PartNumber: 10001, Body: 'end' });
    await s3('send a part of an upload that is none', 'UploadPart', { Key, UploadId: 'none', PartNumber: 1, Body: 'end' });
    await s3('list parts', 'ListParts', { Key, UploadId });
    await s3('list one part', 'ListParts', { Key, UploadId, MaxParts: 1 });
    const complete = (step, ...Parts) => s3(step, 'CompleteMultipartUpload', { Key, UploadId, MultipartUpload: { Parts } });
    const parts = [
      { PartNumber: 1, ETag: first?.ETag },
      { PartNumber: 2, ETag: second?.ETag },
    ];
    await complete('complete in the wrong order', parts[1], parts[0]);
    await complete('complete with a part that is not there', parts[0], { PartNumber: 3, ETag: '"0"' });
    await complete('complete with a wrong ETag', parts[0], { PartNumber: 2, ETag: '"0"' });
    await complete('complete without parts');
    await complete('complete', ...parts);
    await complete('complete again', ...parts);
    await s3('head', 'HeadObject', { Key });
    await s3('read a part', 'GetObject', { Key, PartNumber: 2 });
    await s3('read a part that is not there', 'GetObject', { Key, PartNumber: 3 });

    const small = t.need(
      await s3('begin one of small parts', 'CreateMultipartUpload', { Key: 'small' }, names('small upload')),
      'upload',
    );
    const of = { Key: 'small', UploadId: small.UploadId };
    const pieces = [];
    for (const PartNumber of [1, 2]) {
      const sent = await s3(`send small part ${PartNumber}`, 'UploadPart', { ...of, PartNumber, Body: 'small' });
      pieces.push({ PartNumber, ETag: sent?.ETag });
    }
    await s3('complete with parts that are too small', 'CompleteMultipartUpload', { ...of, MultipartUpload: { Parts: pieces } });
    await s3('copy a part', 'UploadPartCopy', {
      ...of,
      PartNumber: 3,
      CopySource: `${Bucket}/${Key}`,
      CopySourceRange: 'bytes=0-9',
    });
    await s3('copy a part beyond the end', 'UploadPartCopy', {
      ...of,
      PartNumber: 3,
      CopySource: `${Bucket}/${Key}`,
      CopySourceRange: 'bytes=0-9999999',
    });
    await s3('delete the bucket during an upload', 'DeleteBucket');
    await s3('abort', 'AbortMultipartUpload', of);
    await s3('abort again', 'AbortMultipartUpload', of);
    await s3('list parts after the end', 'ListParts', of);
  },
};
