import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';

const document = (statement) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

export const roles = {
  name: 'roles',
  makes: 'a role that nobody can assume',
  costs: 'free',
  async run(t) {
    const raw = t.steps(t.aws.iam, iam);
    const RoleName = t.name('role');
    const call = (step, operation, input, about) => raw(step, operation, { RoleName, ...input }, about);
    const AssumeRolePolicyDocument = document({ Principal: { Service: 'mediapackage.amazonaws.com' }, Action: 'sts:AssumeRole' });
    const PolicyDocument = document({ Action: 'secretsmanager:GetSecretValue', Resource: '*' });
    const create = (step, input) =>
      call(step, 'CreateRole', { AssumeRolePolicyDocument, ...input }, { makes: ['role', input?.RoleName ?? RoleName] });
    await call('read before it is there', 'GetRole');
    await call('delete before it is there', 'DeleteRole');
    await create('create with a name that is none', { RoleName: `${RoleName} *` });
    await create('create with a document that is no JSON', { RoleName: t.other(), AssumeRolePolicyDocument: '{' });
    await create('create with a document without a principal', {
      RoleName: t.other(),
      AssumeRolePolicyDocument: document({ Action: 'sts:AssumeRole' }),
    });
    await create('create with a resource in its document', {
      RoleName: t.other(),
      AssumeRolePolicyDocument: document({
        Principal: { Service: 'mediapackage.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Resource: '*',
      }),
    });
    await create('create for a service that is none', {
      RoleName: t.other(),
      AssumeRolePolicyDocument: document({ Principal: { Service: 'none.example.com' }, Action: 'sts:AssumeRole' }),
    });
    await create('create with a path that is none', { RoleName: t.other(), Path: 'none' });
    await create('create with sessions that are too long', { RoleName: t.other(), MaxSessionDuration: 43_201 });
    const made = t.need(await create('create', { Description: 'one', Tags: [{ Key: 'team', Value: 'live' }] }), 'role');
    await t.wait('wait until it exists', iam.waitUntilRoleExists, { RoleName }, t.aws.iam);
    await create('create again');
    await call('read', 'GetRole');
    await call('update', 'UpdateRole', { Description: 'two', MaxSessionDuration: 7200 });
    await call('update its document to none', 'UpdateAssumeRolePolicy', { PolicyDocument: '{}' });
    await call('read the tags', 'ListRoleTags');
    await call('set a tag of AWS', 'TagRole', { Tags: [{ Key: 'aws:a', Value: 'b' }] });
    await call('set a tag', 'TagRole', { Tags: [{ Key: 'season', Value: '7' }] });
    await call('remove a tag', 'UntagRole', { TagKeys: ['team'] });
    await call('read a policy before it is there', 'GetRolePolicy', { PolicyName: 'read' });
    await call('set a policy that is no JSON', 'PutRolePolicy', { PolicyName: 'read', PolicyDocument: '{' });
    await call('set a policy with a principal', 'PutRolePolicy', {
      PolicyName: 'read',
      PolicyDocument: document({ Principal: '*', Action: 's3:GetObject', Resource: '*' }),
    });
    await call('set a policy with an action without a service', 'PutRolePolicy', {
      PolicyName: 'read',
      PolicyDocument: document({ Action: 'GetObject', Resource: '*' }),
    });
    await call('set a policy', 'PutRolePolicy', { PolicyName: 'read', PolicyDocument });
    await call('read a policy', 'GetRolePolicy', { PolicyName: 'read' }, { until: () => true });
    await call('list the policies', 'ListRolePolicies');
    await call('list the policies that are attached', 'ListAttachedRolePolicies');
    await call('list the instance profiles', 'ListInstanceProfilesForRole');
    await call(
      'find it among all',
      'ListRoles',
      { RoleName: undefined, MaxItems: 1000 },
      {
        see: ({ Roles }) => Roles.filter((one) => one.RoleName === RoleName),
        until: ({ Roles }) => Roles.some((one) => one.RoleName === RoleName),
      },
    );
    await call('delete while it has a policy', 'DeleteRole');
    const session = t.steps(t.aws.sts, sts);
    await session('assume a role that is not there', 'AssumeRole', {
      RoleArn: `${made.Role.Arn}-none`,
      RoleSessionName: 'conformance',
    });
    await session('assume no ARN', 'AssumeRole', { RoleArn: 'none of the ARNs there are', RoleSessionName: 'conformance' });
    await session('assume for a moment', 'AssumeRole', {
      RoleArn: `${made.Role.Arn}-none`,
      RoleSessionName: 'conformance',
      DurationSeconds: 10,
    });
    await session('assume by a name that is none', 'AssumeRole', { RoleArn: `${made.Role.Arn}-none`, RoleSessionName: '*' });
    await session('ask who calls', 'GetCallerIdentity', {});
    await call('delete a policy', 'DeleteRolePolicy', { PolicyName: 'read' });
    await call('delete a policy again', 'DeleteRolePolicy', { PolicyName: 'read' });
    await call('delete', 'DeleteRole');
    await call('delete again', 'DeleteRole');
  },
};
