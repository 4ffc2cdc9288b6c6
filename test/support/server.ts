/** A superuser URL of the private server that the test run started (global-setup.mjs). */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('Database tests run under jest with config/tools/jest.config.mjs, which starts a server for them.');
  return url;
}
