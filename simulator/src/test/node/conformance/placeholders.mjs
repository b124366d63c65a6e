/** Members that say nothing of what a service does: they are others at each call. */
const DROPPED = new Set(['RequestId', 'HostId', '$metadata', '$fault', '$service', '$retryable', '$response']);

/** Members that are credentials, or open something. */
const SECRET = new Set(['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Password', 'Username', 'Plaintext', 'Credentials']);

const RULES = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/g, '{time}'],
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\b/g, '{time}'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '{uuid}'],
  // The owner of a bucket.
  [/\b[0-9a-f]{64}\b/g, '{owner}'],
  // Ids of IAM.
  [/\bA(RO|ID|KI|SI)A[A-Z0-9]{12,17}\b/g, '{id}'],
  // Ids and ETags of CloudFront.
  [/\b[EK][A-Z0-9]{11,14}\b/g, '{id}'],
  [/\bd[a-z0-9]{12,14}\.cloudfront\.net\b/g, '{domain}.cloudfront.net'],
  // The end of a secret's ARN.
  [/(:secret:[^\s"']*)-[A-Za-z0-9]{6}(?![A-Za-z0-9])/g, '$1-{suffix}'],
  // The record that validates a certificate.
  [/\b_[0-9a-f]{32}\b/g, '{token}'],
  [/\.[a-z]{8,12}(\.acm-validations\.aws)/g, '.{zone}$1'],
  // MediaPackage's hosts and ids; the MD5 that is an ETag of S3 stands in quotes.
  [/\/\/[0-9a-f]{8,32}(\.mediapackage\.)/g, '//{host}$1'],
  [/(?<!["0-9a-f])[0-9a-f]{32}(?!["0-9a-f-])/g, '{id}'],
  // MediaStore's hosts.
  [/\/\/[a-z0-9]{8,32}(\.data\.mediastore\.)/g, '//{host}$1'],
];

/** Makes what a service generates alike in every run, so that the rest can be compared. */
export class Placeholders {
  #known = [];

  /** From now on this text is told by a name. */
  know(text, name) {
    if (typeof text === 'string' && text.length > 3) {
      this.#known.push([text, `{${name}}`]);
      this.#known.sort(([one], [other]) => other.length - one.length);
    }
  }

  text(text) {
    const known = this.#known.reduce((all, [value, name]) => all.replaceAll(value, name), text);
    return RULES.reduce((all, [pattern, name]) => all.replace(pattern, name), known);
  }

  /** A value of an answer as it is recorded. */
  value(value) {
    if (typeof value === 'string') {
      return this.text(value);
    } else if (value instanceof Date) {
      return '{time}';
    } else if (value instanceof Uint8Array) {
      return this.text(Buffer.from(value).toString());
    } else if (Array.isArray(value)) {
      return value.map((one) => this.value(one));
    } else if (value && typeof value === 'object') {
      const members = Object.entries(value).filter(([member, one]) => one !== undefined && !DROPPED.has(member));
      return Object.fromEntries(
        members.map(([member, one]) => [this.text(member), SECRET.has(member) ? '{secret}' : this.value(one)]),
      );
    }
    return value;
  }
}
