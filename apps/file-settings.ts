import { hkdfSync } from 'node:crypto';
import type { Env, Secrets } from '#config/env';
import { FileKeys, type FileSettings } from '#files';

/** Attachments hang on the vault's master key by a key of their own: one secret to guard, and neither opens the other's. */
export function fileSettings(env: Env, { vault }: Secrets): FileSettings {
  const master = Buffer.from(hkdfSync('sha256', vault, Buffer.alloc(0), 'tongtong files master', 32));
  const { FILES_S3_BUCKET: bucket, FILES_S3_REGION: region, FILES_S3_KEY_ID: keyId, FILES_S3_SECRET: secret } = env;
  return {
    keys: new FileKeys({ masters: { 1: master }, current: 1 }),
    folder: env.FILES_FOLDER ?? env.data('files'),
    quota: env.FILES_OFFICE_MB * 1_048_576,
    ...(bucket !== undefined &&
      keyId !== undefined &&
      secret !== undefined && { s3: { bucket, region, keyId, secret } }),
  };
}
