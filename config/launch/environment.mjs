// What the applications are told. Whatever the person set in the environment wins.
import { postgresUrl } from './postgres.mjs';

const APP_ROLE = 'tongtong_app';

/**
 * @returns {{ app: NodeJS.ProcessEnv, owner: NodeJS.ProcessEnv }} `owner` is for the commands that change the schema;
 *   running applications never hear of the owner of the tables
 */
export function environmentFor({ env, paths, ports, secrets, servers }) {
  const databaseUrl = env.DATABASE_URL ?? servers.databaseUrl;
  const app = {
    ...env,
    APP_DATABASE_URL: appUrl(env, paths, secrets),
    QUEUE_URL: env.REDIS_URL ?? servers.queueUrl,
    SECRETS_FILE: env.SECRETS_FILE ?? paths.secrets,
    TONGTONG_DATA: paths.root,
    ...ports,
    ...(env.SMTP_URL === undefined && ownMail(ports)),
  };
  delete app.DATABASE_URL;
  const owner = { ...app, DATABASE_URL: databaseUrl, APP_ROLE_PASSWORD: secrets.appRolePassword };
  return { app, owner };
}

/** Without a mail server of the person's own, letters go to the catcher, which can also be asked what it took. */
function ownMail(ports) {
  return {
    SMTP_URL: `smtp://127.0.0.1:${ports.SMTP_PORT}`,
    MAIL_PAGE_URL: `http://127.0.0.1:${ports.MAIL_PAGE_PORT}`,
  };
}

function appUrl(env, paths, secrets) {
  if (env.DATABASE_URL === undefined) return postgresUrl(paths.run, APP_ROLE);
  if (env.APP_DATABASE_URL !== undefined) return env.APP_DATABASE_URL;
  const url = new URL(env.DATABASE_URL);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(secrets.appRolePassword);
  return url.href;
}
