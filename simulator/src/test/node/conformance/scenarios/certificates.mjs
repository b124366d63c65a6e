import * as sdk from '@aws-sdk/client-acm';

export const certificates = {
  name: 'certificates',
  makes: 'requests of certificates for names below example.com, which are never validated',
  costs: 'free; three of the 2,500 certificates that an account may request in a year',
  async run(t) {
    const acm = t.steps(t.aws.acm, sdk);
    const DomainName = `${t.name('live')}.example.com`;
    const request = (step, input, about) =>
      acm(step, 'RequestCertificate', input, {
        makes: ['certificate', input.DomainName],
        id: (output) => output.CertificateArn,
        ...about,
      });
    await request('request with a domain that is none', { DomainName: `${t.name('no')} domain` });
    await request('request with a method that is none', { DomainName, ValidationMethod: 'POST' });
    await request('request with a token that is none', { DomainName, ValidationMethod: 'DNS', IdempotencyToken: 'a b' });
    await request('request with a tag of AWS', { DomainName, ValidationMethod: 'DNS', Tags: [{ Key: 'aws:a', Value: 'b' }] });
    const none = `arn:aws:acm:us-east-1:${t.account}:certificate/00000000-0000-4000-8000-000000000000`;
    await acm('read one that is not there', 'DescribeCertificate', { CertificateArn: none });
    await acm('delete one that is not there', 'DeleteCertificate', { CertificateArn: none });
    await acm('read no ARN', 'DescribeCertificate', { CertificateArn: 'arn:aws:acm:none' });

    const input = {
      DomainName,
      SubjectAlternativeNames: [DomainName, `*.${DomainName}`],
      ValidationMethod: 'DNS',
      IdempotencyToken: 'one',
      Tags: [{ Key: 'team', Value: 'live' }],
    };
    const names = { names: ({ CertificateArn }) => ({ certificate: CertificateArn }) };
    const { CertificateArn } = t.need(await request('request', input, names), 'certificate');
    await request('request again by its token', input);
    await request(
      'request another by its token',
      { ...input, SubjectAlternativeNames: [DomainName] },
      { names: (output) => ({ 'other certificate': output.CertificateArn }) },
    );
    await acm(
      'read when its record is known',
      'DescribeCertificate',
      { CertificateArn },
      { until: ({ Certificate }) => Certificate.DomainValidationOptions?.every((one) => one.ResourceRecord) },
    );
    await acm(
      'find it among all',
      'ListCertificates',
      { CertificateStatuses: ['PENDING_VALIDATION'] },
      {
        see: ({ CertificateSummaryList }) => CertificateSummaryList.filter((one) => one.CertificateArn === CertificateArn),
        until: ({ CertificateSummaryList }) => CertificateSummaryList.some((one) => one.CertificateArn === CertificateArn),
      },
    );
    await acm('list by a status that is none', 'ListCertificates', { CertificateStatuses: ['NONE'] });
    await acm('read the tags', 'ListTagsForCertificate', { CertificateArn });
    await acm('set a tag', 'AddTagsToCertificate', { CertificateArn, Tags: [{ Key: 'season', Value: '7' }] });
    await acm('remove a tag', 'RemoveTagsFromCertificate', { CertificateArn, Tags: [{ Key: 'team', Value: 'live' }] });
    await acm('remove a tag again', 'RemoveTagsFromCertificate', { CertificateArn, Tags: [{ Key: 'team', Value: 'live' }] });
    await acm('read the tags that are left', 'ListTagsForCertificate', { CertificateArn });
    await acm('delete', 'DeleteCertificate', { CertificateArn });
    await acm('read when it is gone', 'DescribeCertificate', { CertificateArn });
  },
};
