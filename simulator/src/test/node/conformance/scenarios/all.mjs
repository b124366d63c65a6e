import { certificates } from './certificates.mjs';
import { distribution, refusedDistributions } from './distributions.mjs';
import { functions } from './functions.mjs';
import { keys } from './keys.mjs';
import { mediapackage } from './mediapackage.mjs';
import { mediastore } from './mediastore.mjs';
import { originAccess } from './origin-access.mjs';
import { parameters } from './parameters.mjs';
import { policies } from './policies.mjs';
import { roles } from './roles.mjs';
import { bucket, objects, uploads } from './s3.mjs';
import { secrets } from './secrets.mjs';
import { trustedKeys } from './trusted-keys.mjs';

/** In the order in which a run goes through them. */
export const scenarios = [
  bucket,
  objects,
  uploads,
  policies,
  functions,
  originAccess,
  trustedKeys,
  refusedDistributions,
  mediapackage,
  mediastore,
  certificates,
  roles,
  secrets,
  parameters,
  keys,
  distribution,
];
