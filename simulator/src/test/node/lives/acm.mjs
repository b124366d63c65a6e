import assert from 'node:assert/strict';
import * as acm from '@aws-sdk/client-acm';
import { all, aws, refusal, simulator, soon } from './life.mjs';

const client = aws.acm;
const send = (Command, input) => client.send(new acm[`${Command}Command`](input));

const asked = {
  DomainName: 'live.example.com',
  ValidationMethod: 'DNS',
  IdempotencyToken: 'one',
  SubjectAlternativeNames: ['*.live.example.com'],
};
const { CertificateArn } = await send('RequestCertificate', { ...asked, Tags: [{ Key: 'team', Value: 'live' }] });
assert.equal(
  (await send('RequestCertificate', { ...asked, Tags: [{ Key: 'team', Value: 'live' }] })).CertificateArn,
  CertificateArn,
);
const pending = await send('DescribeCertificate', { CertificateArn });
assert.equal(pending.Certificate.Status, 'PENDING_VALIDATION');
assert.equal(pending.Certificate.DomainValidationOptions[0].ResourceRecord.Type, 'CNAME');
const validated = acm.waitUntilCertificateValidated(soon(client), { CertificateArn });
await simulator('POST', 'certificates', { CertificateArn });
await validated;
const issued = await send('DescribeCertificate', { CertificateArn });
assert.equal(issued.Certificate.Status, 'ISSUED');
assert.ok(issued.Certificate.NotAfter instanceof Date);

const others = [];
for (const name of ['a', 'b', 'c']) {
  others.push((await send('RequestCertificate', { DomainName: `${name}.example.com`, ValidationMethod: 'DNS' })).CertificateArn);
}
const listed = await all(acm.paginateListCertificates({ client, pageSize: 2 }, {}), 'CertificateSummaryList');
assert.deepEqual(listed.map((one) => one.CertificateArn).sort(), [CertificateArn, ...others].sort());
const ready = await send('ListCertificates', { CertificateStatuses: ['ISSUED'] });
assert.deepEqual(
  ready.CertificateSummaryList.map((one) => one.DomainName),
  ['live.example.com'],
);
await send('AddTagsToCertificate', { CertificateArn, Tags: [{ Key: 'season', Value: '7' }] });
await send('RemoveTagsFromCertificate', { CertificateArn, Tags: [{ Key: 'team' }] });
assert.deepEqual((await send('ListTagsForCertificate', { CertificateArn })).Tags, [{ Key: 'season', Value: '7' }]);
assert.equal(await refusal(send('RequestCertificate', { DomainName: 'no domain' })), 'ValidationException 400');
for (const arn of [CertificateArn, ...others]) {
  await send('DeleteCertificate', { CertificateArn: arn });
}
assert.equal(await refusal(send('DescribeCertificate', { CertificateArn })), 'ResourceNotFoundException 400');
